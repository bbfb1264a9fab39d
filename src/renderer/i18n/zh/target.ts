export const target = {
  label: '译文',
  placeholder: '译文会显示在这里',
  heldBack: '仍要翻译，请按“翻译”',
  copy: '复制译文',
  copied: '已复制',
  stop: '停止',
  translate: '翻译',
  retry: '重试',
  stopped: '已停止，已译出的部分保留在这里。',
  interrupted: '应用在翻译完成前退出，当时已译出的部分保留在这里。',
  truncated_one: '有 {{count, number}} 处可能不完整：模型没有正常结束。',
  truncated_other: '有 {{count, number}} 处可能不完整：模型没有正常结束。',
};

export const source = {
  label: '原文',
  placeholder: '输入或粘贴要翻译的文字',
  clear: '清空',
  cleared: '已清空。',
  characters_one: '{{count, number}} 个字符',
  characters_other: '{{count, number}} 个字符',
  tooLong: '这段文字超过 {{limit, number}} 个字符。内容都还在，缩短后即可翻译。',
};

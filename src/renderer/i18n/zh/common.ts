export const common = {
  undo: '撤销',
  dismiss: '关闭提示',
  notifications: '通知',
};

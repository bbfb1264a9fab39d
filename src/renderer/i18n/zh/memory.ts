export const memory = {
  label: '翻译记忆库',
};

export const style = {
  label: '风格',
};

export const style = {
  label: 'Style',
};

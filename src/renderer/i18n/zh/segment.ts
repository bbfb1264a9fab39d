export const segment = {
  label: '句子',
};

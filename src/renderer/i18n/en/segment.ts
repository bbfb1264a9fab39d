export const segment = {
  label: 'Sentence',
};

export const memory = {
  label: 'Translation memory',
};

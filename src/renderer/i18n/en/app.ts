export const app = {
  name: 'BayLing',
};

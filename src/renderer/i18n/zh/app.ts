export const app = {
  name: '百聆',
};

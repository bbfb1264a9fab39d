export const refine = {
  button: 'Refine…',
  hint: 'Talk with the model about this translation',
  whole: 'Whole translation',
  menu: 'What to refine',
};

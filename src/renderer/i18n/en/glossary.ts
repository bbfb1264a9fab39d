export const glossary = {
  label: 'Glossaries',
};

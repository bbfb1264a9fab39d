export const glossary = {
  label: '术语表',
};

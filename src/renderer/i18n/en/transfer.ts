export const transfer = {
  menu: 'Export and import',
  allMarkdown: 'Export all as Markdown…',
  allJson: 'Export all as JSON…',
  pairs: 'Export sentence pairs (TMX)…',
  import: 'Import JSON…',
  markdown: 'Export as Markdown…',
  json: 'Export as JSON…',
  exported: 'Exported to {{path}}.',
  imported:
    'Imported: {{conversations, number}} conversations, {{translations, number}} translations. There already and left as they are: {{skipped, number}}.',
};

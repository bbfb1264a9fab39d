export const transfer = {
  menu: '导出和导入',
  allMarkdown: '全部导出为 Markdown…',
  allJson: '全部导出为 JSON…',
  pairs: '导出句对（TMX）…',
  import: '导入 JSON…',
  markdown: '导出为 Markdown…',
  json: '导出为 JSON…',
  exported: '已导出到 {{path}}。',
  imported:
    '已导入 {{conversations, number}} 个对话、{{translations, number}} 条翻译；{{skipped, number}} 项已有，未作改动。',
};

/** The documents that can be translated, by their usual endings. `bilingual`: source and target fit into one file. */
export const DOCUMENT_FORMATS = {
  docx: { extensions: ['docx', 'docm', 'dotx'], bilingual: true },
  pptx: { extensions: ['pptx', 'pptm', 'ppsx'], bilingual: true },
  xlsx: { extensions: ['xlsx', 'xlsm'], bilingual: true },
  odt: { extensions: ['odt', 'ott'], bilingual: true },
  odp: { extensions: ['odp', 'otp'], bilingual: true },
  ods: { extensions: ['ods', 'ots'], bilingual: true },
  epub: { extensions: ['epub'], bilingual: true },
  pdf: { extensions: ['pdf'], bilingual: true },
  html: { extensions: ['html', 'htm', 'xhtml'], bilingual: true },
  md: { extensions: ['md', 'markdown', 'mdx'], bilingual: true },
  txt: { extensions: ['txt', 'text'], bilingual: true },
  tex: { extensions: ['tex', 'latex'], bilingual: false },
  ipynb: { extensions: ['ipynb'], bilingual: true },
  srt: { extensions: ['srt'], bilingual: true },
  vtt: { extensions: ['vtt'], bilingual: true },
  ass: { extensions: ['ass', 'ssa'], bilingual: true },
  csv: { extensions: ['csv', 'tsv', 'tab'], bilingual: false },
  json: { extensions: ['json', 'jsonc'], bilingual: false },
  yaml: { extensions: ['yaml', 'yml'], bilingual: false },
  arb: { extensions: ['arb'], bilingual: false },
  po: { extensions: ['po', 'pot'], bilingual: false },
  xliff: { extensions: ['xlf', 'xliff', 'mxliff', 'sdlxliff'], bilingual: false },
  tmx: { extensions: ['tmx'], bilingual: false },
  properties: { extensions: ['properties'], bilingual: false },
  strings: { extensions: ['strings'], bilingual: false },
} as const satisfies Record<string, { extensions: readonly string[]; bilingual: boolean }>;

export type FormatId = keyof typeof DOCUMENT_FORMATS;

export const FORMAT_IDS = Object.keys(DOCUMENT_FORMATS) as readonly FormatId[];

/** The format that a file's name speaks of. */
export function formatOfName(name: string): FormatId | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  return FORMAT_IDS.find((id) =>
    DOCUMENT_FORMATS[id].extensions.some((known) => known === extension),
  );
}

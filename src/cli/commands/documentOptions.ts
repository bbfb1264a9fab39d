import type { ReadOptions } from '#core/documents/document.ts';
import { usageError } from '../usage.ts';

/** What is for documents only. */
export interface DocumentOptions {
  bilingual: boolean;
  resume: boolean;
  read: ReadOptions;
}

export const DOCUMENT_OPTIONS = {
  bilingual: { type: 'boolean' },
  resume: { type: 'boolean' },
  columns: { type: 'string' },
  utf8: { type: 'boolean' },
  'pdf-as': { type: 'string' },
} as const;

interface DocumentValues {
  bilingual?: boolean | undefined;
  resume?: boolean | undefined;
  columns?: string | undefined;
  utf8?: boolean | undefined;
  'pdf-as'?: string | undefined;
}

/** What is asked for. Error: `usage.invalid`. */
export function documentOptions(values: DocumentValues): DocumentOptions {
  const { bilingual = false, resume = false, columns, utf8, 'pdf-as': pdfAs } = values;
  if (pdfAs !== undefined && pdfAs !== 'docx' && pdfAs !== 'html')
    throw usageError(`--pdf-as takes docx or html, not '${pdfAs}'`);
  const read: ReadOptions = {
    ...(columns !== undefined && { columns: columnsOf(columns) }),
    ...(utf8 && { toUtf8: true }),
    ...(pdfAs && { pdfAs }),
  };
  return { bilingual, resume, read };
}

/** Numbers from 1, and names. */
function columnsOf(list: string): (number | string)[] {
  return list.split(',').map((column) => {
    const name = column.trim();
    if (name === '' || name === '0')
      throw usageError(`--columns takes numbers from 1 or names, not '${list}'`);
    return /^\d+$/.test(name) ? Number(name) : name;
  });
}

/** The options that were given and say that a file is a document, not a text. */
export function onlyForDocuments({ bilingual, resume, read }: DocumentOptions): string[] {
  const given: Record<string, boolean> = {
    '--bilingual': bilingual,
    '--resume': resume,
    '--columns': read.columns !== undefined,
    '--utf8': read.toUtf8 ?? false,
    '--pdf-as': read.pdfAs !== undefined,
  };
  return Object.keys(given).filter((name) => given[name]);
}

import type { DocumentFormat } from '../document.ts';
import { isOdf, readOdf } from '../odf/readOdf.ts';

/** OpenDocument text: paragraphs, tables, notes, comments, headers, text boxes, charts, alternative texts, the title. */
export const odt: DocumentFormat = {
  id: 'odt',
  recognizes: (input) => isOdf(input, 'text'),
  read: async (input) => Promise.resolve(readOdf(input)),
};

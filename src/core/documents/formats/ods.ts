import type { DocumentFormat } from '../document.ts';
import { isOdf, readOdf } from '../odf/readOdf.ts';

/** OpenDocument spreadsheets: cells that hold text, comments, text boxes, charts, headers, the title; formulas stay. */
export const ods: DocumentFormat = {
  id: 'ods',
  recognizes: (input) => isOdf(input, 'spreadsheet'),
  read: async (input) => Promise.resolve(readOdf(input)),
};

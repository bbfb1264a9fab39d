import type { DocumentFormat } from '../document.ts';
import { isOdf, readOdf } from '../odf/readOdf.ts';

/** OpenDocument presentations: slides, speaker notes, tables, charts, alternative texts, footers, the title. */
export const odp: DocumentFormat = {
  id: 'odp',
  recognizes: (input) => isOdf(input, 'presentation'),
  read: async (input) => Promise.resolve(readOdf(input)),
};

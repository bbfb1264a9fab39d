import type { AddOptions } from '#core/documents/jobs/addDocuments.ts';
import type { Settings } from '#shared/ipc/settings.ts';

/** What the user's settings say of documents that are added; what is usual is left out. */
export function readOptions({ pdfAs, textEncoding }: Settings): NonNullable<AddOptions['options']> {
  return {
    ...(pdfAs === 'html' && { pdfAs }),
    ...(textEncoding === 'utf8' && { toUtf8: true }),
  };
}

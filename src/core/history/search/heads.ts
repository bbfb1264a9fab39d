import { SNIPPET_REACH } from './snippet.ts';

/**
 * SQL: enough of a text for the beginning of it, in bytes. substr() would stop at a NUL in a text, not in a blob, and
 * gives NULL for an empty blob.
 */
export const headOf = (text: string): string =>
  `coalesce(substr(CAST(${text} AS BLOB), 1, ${3 * SNIPPET_REACH}), x'')`;

/** As of a stream: a head may end within a character, and what there is of it is dropped. */
export const decodeHead = (head: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(head, { stream: true });

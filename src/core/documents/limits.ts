/** A bigger file is refused: what is made of it in memory would be several times its size. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

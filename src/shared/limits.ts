/** A megabyte of text and then some; longer texts are for files. Apart from the schemas, as the window needs it too. */
export const MAX_SOURCE_CHARACTERS = 2_000_000;

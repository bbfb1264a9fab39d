/** A megabyte of text and then some; longer texts are for files. Apart from the schemas, as the window needs it too. */
export const MAX_SOURCE_CHARACTERS = 2_000_000;

/** More than any language code or id has. */
export const MAX_CODE_CHARACTERS = 100;

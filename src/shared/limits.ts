/** A megabyte of text and then some; longer texts are for files. Apart from the schemas, as the window needs it too. */
export const MAX_SOURCE_CHARACTERS = 2_000_000;

/** A translation is longer than its source: English takes three or four characters for one of Chinese. */
export const MAX_TARGET_CHARACTERS = 4 * MAX_SOURCE_CHARACTERS;

/** Of all that is written in conversations and not sent. */
export const MAX_DRAFTS_CHARACTERS = 4 * MAX_SOURCE_CHARACTERS;

/** More than any language code or id has. */
export const MAX_CODE_CHARACTERS = 100;

/** More than any system allows a path to have. */
export const MAX_PATH_CHARACTERS = 5000;

/** More than any server understands of an address. */
export const MAX_ADDRESS_CHARACTERS = 2000;

/** For looking at texts in which each translation stands in ⟦ ⟧. */

export const withoutBrackets = (text: string) => text.replace(/[⟦⟧]/g, '');

/** Without the translations. */
export const outsideBrackets = (text: string) => text.replace(/⟦[^⟦⟧]*⟧/g, '');

/** The translations alone. */
export const insideBrackets = (text: string) => (text.match(/⟦[^⟦⟧]*⟧/g) ?? []).join('');

/** Those of the lines that say something outside of the translations. */
export const untranslated = (lines: readonly string[]) =>
  lines.filter((line) => /\p{L}/u.test(outsideBrackets(line)));

/** As one text without the white space, nor the stroke that stands between the two languages where a line cannot be broken. */
export const joined = (lines: readonly string[]) => lines.join('').replace(/[\s/]/g, '');

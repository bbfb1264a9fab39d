/** What a translation must carry over as it stands. */
export const MARK_KINDS = ['tags', 'placeholders', 'urls', 'emails', 'numbers'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  kind: MarkKind;
  text: string;
  /** Where it begins, in UTF-16 units. */
  index: number;
}

/** From left to right the first that fits: a number in a tag or an address is part of it. */
const MARK = new RegExp(
  [
    String.raw`(?<tags><\/?[A-Za-z][\w.:-]*(?:\s[^<>]{0,500}=[^<>]{0,500})?\s?\/?>)`,
    // A placeholder in an address is part of it.
    String.raw`(?<urls>\b(?:(?:https?|ftp):\/\/|www\.)(?:[\w.~:/?#[\]@!$&'()*+,;=%-]|\{{1,2}[\w.-]{1,50}\}{1,2})*` +
      String.raw`(?:[\w/~=&#%-]|(?<=\})))`,
    String.raw`(?<emails>\b[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)`,
    String.raw`(?<placeholders>\{\{[^{}]{0,100}\}\}|[$%]?\{[^{}]{0,100}\}|%\(\w{1,100}\)[sdif]` +
      String.raw`|%(?:\d{1,2}\$)?[-+0#]?\d{0,3}(?:\.\d{1,3})?[sdifuxXeg@](?![A-Za-z])|\$\d(?![\d.,]*\d| [bmtr]+illion))`,
    String.raw`(?<numbers>[0-9０-９]+(?:[.,][0-9０-９]+)*)`,
  ].join('|'),
  'g',
);

/** The marks of a text, from left to right. */
export function marksOf(text: string): Mark[] {
  return Array.from(text.matchAll(MARK), ({ 0: mark, index, groups }) => {
    const kind = MARK_KINDS.find((name) => groups?.[name] !== undefined) ?? 'numbers';
    return { kind, text: mark, index };
  });
}

/** A number is the same with or without separators of thousands, and with a comma or a point for its decimals. */
export function plainNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[.,](?=\d{3}(?!\d))/g, '')
    .replaceAll(',', '.');
}

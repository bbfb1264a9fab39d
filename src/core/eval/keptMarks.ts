import type { Share } from './share.ts';

/** What a translation must carry over as it stands. */
export const MARK_KINDS = ['tags', 'placeholders', 'urls', 'emails', 'numbers'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export type KeptMarks = Record<MarkKind, Share>;

/** From left to right the first that fits: a number in a tag or an address is part of it. */
const MARK = new RegExp(
  [
    String.raw`(?<tags><\/?[A-Za-z][\w.:-]*(?:\s[^<>]{0,500}=[^<>]{0,500})?\s?\/?>)`,
    String.raw`(?<urls>\b(?:(?:https?|ftp):\/\/|www\.)[\w.~:/?#[\]@!$&'()*+,;=%-]*[\w/~=&#%-])`,
    String.raw`(?<emails>\b[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)`,
    String.raw`(?<placeholders>\{\{[^{}]{0,100}\}\}|[$%]?\{[^{}]{0,100}\}|%\(\w{1,100}\)[sdif]` +
      String.raw`|%(?:\d{1,2}\$)?[-+0#]?\d{0,3}(?:\.\d{1,3})?[sdifuxXeg@](?![A-Za-z])|\$\d(?![\d.,]*\d| [bmtr]+illion))`,
    String.raw`(?<numbers>[0-9０-９]+(?:[.,][0-9０-９]+)*)`,
  ].join('|'),
  'g',
);

/** How many marks of the sources are in the hypotheses, each as often as it can be found there. */
export function countKeptMarks(
  segments: readonly { source: string; hypothesis: string }[],
): KeptMarks {
  const shares: KeptMarks = {
    tags: { part: 0, total: 0 },
    placeholders: { part: 0, total: 0 },
    urls: { part: 0, total: 0 },
    emails: { part: 0, total: 0 },
    numbers: { part: 0, total: 0 },
  };
  for (const { source, hypothesis } of segments) {
    const left = new Map<string, number>();
    for (const { key } of marksOf(hypothesis)) left.set(key, (left.get(key) ?? 0) + 1);
    for (const { kind, key } of marksOf(source)) {
      const found = left.get(key) ?? 0;
      left.set(key, found - 1);
      shares[kind].total++;
      if (found > 0) shares[kind].part++;
    }
  }
  return shares;
}

function marksOf(text: string): { kind: MarkKind; key: string }[] {
  return Array.from(text.matchAll(MARK), ({ 0: mark, groups }) => {
    const kind = MARK_KINDS.find((name) => groups?.[name] !== undefined) ?? 'numbers';
    return { kind, key: `${kind} ${kind === 'numbers' ? plainNumber(mark) : mark}` };
  });
}

/** A number is the same with or without separators of thousands, and with a comma or a point for its decimals. */
function plainNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[.,](?=\d{3}(?!\d))/g, '')
    .replaceAll(',', '.');
}

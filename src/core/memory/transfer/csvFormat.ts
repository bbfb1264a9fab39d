import type { PairFormat, TextPair } from './pairFormat.ts';

/** CSV as RFC 4180 has it, with a byte order mark: without one, spreadsheet programs take it for an older encoding. */
export const csvFormat: PairFormat = {
  head: '\uFEFFfrom,to,source,target,origin,date\r\n',
  pair: ({ from, to, source, target, origin = '', createdAt }: TextPair) =>
    `${[from, to, source, target, origin, isoDate(createdAt)].map(field).join(',')}\r\n`,
  tail: '',
};

const field = (text: string): string =>
  /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function isoDate(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

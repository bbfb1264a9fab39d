const PAIRS: Readonly<Record<string, string>> = {
  ...{
    '"': '"',
    '“': '”',
    '”': '”',
    '„': '“”',
    '«': '»',
    '»': '«',
    '「': '」',
    '『': '』',
    '‘': '’',
  },
  ...{ "'": "'", '`': '`', '＂': '＂' },
};
const QUOTES = /["“”„«»「」『』‘’'`＂]/u;

/** Takes quotation marks away that are around all of an answer and not of its source. */
export function withoutQuotes(text: string, source: string): string {
  const [said, from] = [text.trim(), source.trim()];
  const first = said.slice(0, 1);
  const last = said.slice(-1);
  const closing = PAIRS[first];
  if (closing === undefined || said.length < 3 || !closing.includes(last)) return text;
  if (
    QUOTES.test(from.slice(0, 1)) ||
    QUOTES.test(from.slice(-1)) ||
    /["”»」』]/u.test(from.slice(-3))
  )
    return text;
  const inner = said.slice(1, -1);
  const isOne = !inner.includes(first) && !inner.includes(last) && inner.trim() !== '';
  return isOne ? inner.trim() : text;
}

const FENCE = /^\s*(```|~~~)[\w-]{0,20}[ \t]*\r?\n/;

/** Takes a code fence away that is around all of an answer. */
export function withoutFence(text: string, source: string): string {
  const [opening, fence] = FENCE.exec(text.slice(0, 200)) ?? [];
  if (opening === undefined || fence === undefined || source.includes(fence)) return text;
  const body = text.slice(opening.length);
  const end = body.lastIndexOf(fence);
  const inner = end < 0 ? body : body.slice(0, end).trimEnd() + body.slice(end + fence.length);
  return inner.trim() === '' ? text : inner;
}

/** Takes bold or italic markup away that is around all of an answer. */
export function withoutEmphasis(text: string, source: string): string {
  const said = text.trim();
  for (const mark of ['**', '__', '*']) {
    if (!said.startsWith(mark) || !said.endsWith(mark) || said.length <= 2 * mark.length) continue;
    const inner = said.slice(mark.length, -mark.length);
    if (!inner.includes(mark) && inner.trim() !== '' && !source.includes(mark)) return inner;
  }
  return text;
}

/** Takes what a model thought before it answered. */
export function withoutThoughts(text: string, source: string): string {
  if (!/^\s*<think/i.test(text.slice(0, 40)) || source.includes('<think')) return text;
  const end = text.lastIndexOf('</think>');
  const rest = end < 0 ? '' : text.slice(end + '</think>'.length);
  return rest.trim() === '' ? text : rest.trimStart();
}

const LABEL =
  /^\s*(?:source|original|input|原文|原句|quelle|original text|texte|источник|оригинал|입력|원문|النص)\s?[:：]\s*/i;
const SEPARATOR = /^["”」]?\s*(?:[\n\r]\s*|(?:→|=>|->|＝|=|：|:|—|–|-|\|)\s*)/;

/** Takes the source away that a model says before its translation. */
export function withoutEcho(text: string, source: string): string {
  const from = source.trim();
  if (from.length < 2) return text;
  const label = LABEL.test(from) ? '' : (LABEL.exec(text.slice(0, 60))?.[0] ?? '');
  const said = text
    .slice(label.length)
    .replace(/^\s*["“「]?(?=\S)/, (quote) => (from.startsWith(quote) ? quote : ''));
  if (!said.startsWith(from)) return text;
  const behind = said.slice(from.length);
  const separator = SEPARATOR.exec(behind.slice(0, 60))?.[0];
  const rest = separator === undefined ? '' : behind.slice(separator.length);
  return rest.trim() === '' ? text : rest;
}

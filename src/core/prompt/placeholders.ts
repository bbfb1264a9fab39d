/** What the anonymised weights of BayLing 1.0 write, and what is meant. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['[NAME]', 'BayLing'],
  [
    '[INSTITUTE]',
    'NLP group of Institute of Computing Technology, Chinese Academy of Sciences (ICT/CAS)',
  ],
  ['[CREATE_TIME]', '2023'],
  ['[名字]', '百聆'],
  ['[机构]', '中国科学院计算技术研究所自然语言处理研究组'],
  ['[开发时间]', '2023年'],
  ['\\n', '\n'],
]);
const pattern = /\[(?:NAME|INSTITUTE|CREATE_TIME|名字|机构|开发时间)\]|\\n/g;

/** Whether a model's names say that it is one of the anonymised ones: in any other, `\n` may be meant as it stands. */
export function hasPlaceholders(names: readonly string[]): boolean {
  return names.some((name) => /bay-?ling/i.test(name) && /v1\.0/i.test(name));
}

export function replacePlaceholders(text: string): string {
  return text.replace(pattern, (found) => MEANT.get(found) ?? found);
}

/** Replaces placeholders in streamed text. What may be the beginning of one is held back until that is known. */
export class PlaceholderStream {
  #held = '';

  push(text: string): string {
    const known = this.#held + text;
    const end = known.length - beginningLength(known);
    this.#held = known.slice(end);
    return replacePlaceholders(known.slice(0, end));
  }

  /** What is still held back when no more text comes. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

/** Length of the longest end of `text` that begins a placeholder without finishing it. */
function beginningLength(text: string): number {
  const at = Math.max(text.lastIndexOf('['), text.lastIndexOf('\\'));
  if (at < 0) return 0;
  const end = text.slice(at);
  const begins = [...MEANT.keys()].some((name) => name.length > end.length && name.startsWith(end));
  return begins ? end.length : 0;
}

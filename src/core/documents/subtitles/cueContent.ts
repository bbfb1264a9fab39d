import type { Content } from '#shared/content.ts';
import type { Range, TagSource } from '../splice/region.ts';
import { joinLines } from '../text/wrap.ts';

/** A piece of a cue's text. Formatting that begins and ends has a name; `break`: a line ends. */
export type CueToken = Range &
  (
    | { kind: 'text'; value: string }
    | { kind: 'open' | 'close'; name: string }
    | { kind: 'alone'; text: string }
    | { kind: 'break' }
  );

export interface CueContent {
  content: Content;
  tags: Map<number, TagSource>;
  /** How many lines were made one, because they are one sentence. */
  lines: number;
}

export const LINE_BREAK = '↵';

/** Another speaker, a song, a sound: it begins a line of its own. */
const SPEAKER = /^\s*(?:[-‐–—−]|[♪♫#]|>>|[[(（【]|\p{Lu}[\p{Lu}\d .'’-]{0,24}:|[^\s：]{1,8}：)/u;
const SOUND = /^\s*[[(（【].*[\])）】]\s*$/u;

/** A cue as content: its lines are joined, but where another speaks, who has a line of his own. */
export function cueContent(text: string, allTokens: readonly CueToken[]): CueContent {
  const tokens = withoutSeams(text, allTokens);
  const closedBy = pairs(tokens);
  const ids = new Map<CueToken, number>();
  const tags = new Map<number, TagSource>();
  const content: Content[number][] = [];
  let lines = 1;

  const add = (part: string) => {
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + part;
    else if (part !== '') content.push(part);
  };
  const addAlone = (text: string, { begin, end }: Range) => {
    const id = tags.size + 1;
    tags.set(id, { alone: { begin, end } });
    content.push(text === '' ? { kind: 'alone', id } : { kind: 'alone', id, text });
  };

  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text') {
      add(token.value);
    } else if (token.kind === 'break') {
      if (isNewLine(tokens, index)) {
        addAlone(LINE_BREAK, token);
      } else {
        const before = lineText(tokens, index, -1);
        const after = lineText(tokens, index, 1);
        if (before.trim() !== '' && after.trim() !== '') {
          const joined = joinLines([before.trimEnd(), after.trimStart()]);
          const isTight = joined.length === before.trimEnd().length + after.trimStart().length;
          if (!isTight && !/\s$/.test(before) && !/^\s/.test(after)) add(' ');
        }
        lines++;
      }
    } else if (token.kind === 'alone') {
      addAlone(token.text, token);
    } else {
      const other = closedBy.get(token);
      if (!other) {
        addAlone('', token);
      } else if (token.kind === 'open') {
        const id = tags.size + 1;
        ids.set(other, id);
        const range = ({ begin, end }: Range) => ({ begin, end });
        tags.set(id, { open: range(token), close: range(other) });
        content.push({ kind: 'open', id });
      } else {
        content.push({ kind: 'close', id: ids.get(token) ?? 0 });
      }
    }
  }
  return { content, tags, lines };
}

/** Whether what follows the break at `index` is said by another. */
function isNewLine(tokens: readonly CueToken[], index: number): boolean {
  return SPEAKER.test(lineText(tokens, index, 1)) || SOUND.test(lineText(tokens, index, -1));
}

/** Formatting is often closed at the end of each line and opened again: within a sentence it goes on. */
function withoutSeams(text: string, tokens: readonly CueToken[]): CueToken[] {
  const rawOf = (token: CueToken | undefined) => text.slice(token?.begin, token?.end);
  const openOf = new Map([...pairs(tokens)].filter(([token]) => token.kind === 'close'));
  const kept: CueToken[] = [];
  let skipped: CueToken | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token === skipped) continue;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const open = before && openOf.get(before);
    const isSeam = token.kind === 'break' && open && after?.kind === 'open';
    if (
      isSeam &&
      kept.at(-1) === before &&
      rawOf(open) === rawOf(after) &&
      !isNewLine(tokens, index)
    ) {
      kept.pop();
      skipped = after;
      kept.push({ kind: 'break', begin: before.begin, end: after.end });
    } else {
      kept.push(token);
    }
  }
  return kept;
}

/** Which tag closes which, and the reverse; what does not nest has no partner. */
function pairs(tokens: readonly CueToken[]): Map<CueToken, CueToken> {
  const partners = new Map<CueToken, CueToken>();
  const open: (CueToken & { name: string })[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token);
    if (token.kind !== 'close') continue;
    const at = open.findLastIndex(({ name }) => name === token.name);
    const partner = open[at];
    if (!partner) continue;
    open.length = at;
    partners.set(partner, token).set(token, partner);
  }
  return partners;
}

/** The text of the line before (-1) or after (1) the break at `index`. */
function lineText(tokens: readonly CueToken[], index: number, step: 1 | -1): string {
  let text = '';
  for (let at = index + step; ; at += step) {
    const token = tokens[at];
    if (!token || token.kind === 'break') return text;
    if (token.kind === 'text') text = step === 1 ? text + token.value : token.value + text;
  }
}

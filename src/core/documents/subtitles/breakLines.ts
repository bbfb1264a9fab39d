import { type Content, textOf } from '#shared/content.ts';
import { plainLine } from '../text/lines.ts';
import { widthOf, wrapText } from '../text/wrap.ts';
import { LINE_BREAK } from './cueContent.ts';

/** What fits on a line of a subtitle, in Latin letters; half as many Chinese characters. */
const LINE_COLUMNS = 42;
/** Longer ones are no subtitles. */
const MAX_COLUMNS = 1000;

/**
 * The target of a cue whose `lines` lines were one sentence, broken into as many lines of about the same length: line
 * feeds in its strings. No line is left empty, since an empty line ends a cue.
 */
export function breakLines(target: Content, source: Content, lines: number): Content {
  const breaks = new Set(
    source.flatMap((part) =>
      typeof part !== 'string' && part.text === LINE_BREAK ? [part.id] : [],
    ),
  );
  const plain = target.map((part) => (typeof part === 'string' ? plainLine(part) : part));
  if (breaks.size > 0) return withoutEmptyLines(plain, breaks);
  const text = textOf(plain);
  const columns = widthOf(text);
  if (lines < 2 || columns <= LINE_COLUMNS || columns > MAX_COLUMNS) return plain;
  for (let width = Math.ceil(columns / lines); width <= columns; width++) {
    const wrapped = wrapText(text, width);
    if (wrapped.length <= lines) return breakAt(plain, gaps(text, wrapped));
  }
  return plain;
}

/** What lies between the lines in `text`. */
function gaps(text: string, lines: readonly string[]): { from: number; to: number }[] {
  let at = 0;
  return lines.flatMap((line, index) => {
    const begin = text.indexOf(line, at);
    const gap = { from: at, to: begin };
    at = begin + line.length;
    return index === 0 ? [] : [gap];
  });
}

function breakAt(content: Content, gapsInText: readonly { from: number; to: number }[]): Content {
  let offset = 0;
  return content.map((part) => {
    if (typeof part !== 'string') return part;
    const begin = offset;
    const end = (offset += part.length);
    let out = '';
    let at = begin;
    for (const { from, to } of gapsInText) {
      if (to < begin || from >= end) continue;
      out += part.slice(at - begin, Math.max(from, begin) - begin);
      if (from >= begin) out += '\n';
      at = Math.max(at, Math.min(to, end));
    }
    return out + part.slice(at - begin);
  });
}

function withoutEmptyLines(content: Content, breaks: ReadonlySet<number>): Content {
  const isText = (part: Content[number]) => typeof part === 'string' && part.trim() !== '';
  const last = content.findLastIndex(isText);
  let isEmpty = true;
  return content.filter((part, index) => {
    if (isText(part)) isEmpty = false;
    if (typeof part === 'string' || !breaks.has(part.id)) return true;
    const isNeeded = !isEmpty && index < last;
    isEmpty ||= isNeeded;
    return isNeeded;
  });
}

import type { Range, Region } from '../splice/region.ts';
import { argumentsAt } from './arguments.ts';
import { escapeTex } from './characters.ts';
import * as known from './macros.ts';
import { createParagraph } from './paragraph.ts';
import { readMath } from './readMath.ts';
import { hasBlocks, MAX_DEPTH, type Reading, type TexReader } from './reading.ts';
import { readMacro } from './readMacro.ts';
import { structureOf } from './structure.ts';

/** The texts of a LaTeX document: paragraphs, headings, captions, cells and notes. */
export function texRegions(text: string): Region[] {
  const structure = structureOf(text);
  const regions: Region[] = [];
  const missingFrom = new Map<string, number>();
  const plain = new Set(['–', '—', '…', '“', '”', '‘', '’'].filter((mark) => text.includes(mark)));
  const theorems = new Set(
    [
      ...text.matchAll(/\\(?:newtheorem|declaretheorem|newenvironment)\*?\s*\{([^{}\\]{1,40})\}/g),
    ].map(([, name = '']) => name),
  );

  const reader: TexReader = { text, structure, theorems, flush, block, enclosed, indexOf };

  function flush({ paragraph, heading, isOptional }: Reading) {
    const region = paragraph.end();
    if (!region) return;
    const encode = (said: string) => escapeTex(said, { plain, isOptional });
    regions.push({ ...region, encode, ...(heading && { heading }) });
  }

  /** A stretch with paragraphs of its own. */
  function block({ begin, end }: Range, reading: Partial<Reading>) {
    const depth = (reading.depth ?? 0) + 1;
    const own = {
      ...{ inline: false, table: false, heading: false, isOptional: false, ...reading, depth },
      paragraph: createParagraph(),
    };
    if (depth > MAX_DEPTH) return;
    read(begin, end, own);
    flush(own);
  }

  function read(begin: number, end: number, reading: Reading) {
    for (let at = begin; at < end;) at = Math.max(at + 1, next(at, end, reading));
  }

  /** Reads what stands at `at`; where the next thing begins. */
  function next(at: number, end: number, reading: Reading): number {
    const { paragraph, inline, table } = reading;
    const until = (length: number) => Math.min(at + length, end);
    switch (text.charAt(at)) {
      case '\\':
        return readMacro(reader, at, end, reading);
      case '%': {
        const lineEnd = text.indexOf('\n', at);
        const behind = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
        paragraph.alone(`${text.slice(at, behind).trimEnd()}\n`, '', { begin: at, end: behind });
        if (!inline && /^[ \t]*\r?\n/.test(text.slice(behind, behind + 200))) flush(reading);
        return behind;
      }
      case '{':
        return group(at, end, reading);
      case '$':
        return readMath(reader, at, end, text.startsWith('$$', at) ? '$$' : '$', reading);
      case '~':
        paragraph.say('\u00A0', at, at + 1);
        return at + 1;
      case '&':
        if (table && !inline) flush(reading);
        else paragraph.alone({ begin: at, end: at + 1 }, '', { begin: at, end: at + 1 });
        return at + 1;
      case '}':
      case '#':
      case '_':
      case '^':
        paragraph.alone({ begin: at, end: at + 1 }, '', { begin: at, end: at + 1 });
        return at + 1;
    }
    const ligature = /^(?:---?|``|''|`)/.exec(text.slice(at, until(3)))?.[0];
    if (ligature !== undefined) {
      const said = { '---': '—', '--': '–', '``': '“', "''": '”', '`': '‘' }[ligature] ?? ligature;
      paragraph.say(said, at, at + ligature.length);
      return at + ligature.length;
    }
    const space = /^\s+/.exec(text.slice(at, until(1000)))?.[0];
    if (space !== undefined) {
      if (!inline && /\n[ \t]*\r?\n/.test(space)) flush(reading);
      else paragraph.say(' ', at, at + space.length);
      return at + space.length;
    }
    const plainText =
      /^[^\\%{}$~&#_^`'\-\s]+/.exec(text.slice(at, until(2000)))?.[0] ?? text.slice(at, at + 1);
    paragraph.say(plainText, at, at + plainText.length);
    return at + plainText.length;
  }

  function group(at: number, end: number, reading: Reading): number {
    const { paragraph, depth } = reading;
    const close = structure.closed.get(at);
    if (close === undefined || close >= end) {
      paragraph.alone({ begin: at, end: at + 1 }, '', { begin: at, end: at + 1 });
      return at + 1;
    }
    const inside = text.slice(at + 1, close);
    // Nothing between braces keeps two marks apart, and marks between them are none.
    if (/^(?:|[[\]*])$/.test(inside)) {
      paragraph.say(inside, at, close + 1);
      return close + 1;
    }
    if (depth > MAX_DEPTH)
      paragraph.alone({ begin: at, end: close + 1 }, '', { begin: at, end: close + 1 });
    else if (!reading.inline && hasBlocks(inside)) {
      flush(reading);
      block({ begin: at + 1, end: close }, { ...reading });
    } else {
      const switches = /^(?:\s*\\([a-zA-Z]+)\*?(?![a-zA-Z])(?:\{[^{}]{0,40}\})?\s*)+/.exec(inside);
      const isFont = switches?.[1] !== undefined && known.SWITCHES.has(switches[1]);
      const from = at + 1 + (isFont ? switches[0].length : 0);
      enclosed(at, from, close, close + 1, reading);
    }
    return close + 1;
  }

  /** Formatting around a text: [begin, from) opens and [close, end) closes it. */
  function enclosed(begin: number, from: number, close: number, end: number, reading: Reading) {
    reading.paragraph.pair({ open: { begin, end: from }, close: { begin: close, end } }, () => {
      read(from, close, { ...reading, inline: true, depth: reading.depth + 1 });
    });
  }

  /** Each mark is looked for in vain only once. */
  function indexOf(mark: string, from: number): number {
    if (from >= (missingFrom.get(mark) ?? Infinity)) return -1;
    const found = text.indexOf(mark, from);
    if (found < 0) missingFrom.set(mark, from);
    return found;
  }

  const body = [...structure.environments.values()].find(({ name }) => name === 'document');
  for (const found of text
    .slice(0, body?.begin ?? 0)
    .matchAll(/^[^%\n]{0,200}?\\(?:title|subtitle|frametitle)(?=\s{0,5}[[{])/gm)) {
    const { list } = argumentsAt(text, found.index + found[0].length, structure, 1);
    for (const { inside, isOptional } of list) block(inside, { heading: true, isOptional });
  }
  block(body ? { begin: body.bodyBegin, end: body.bodyEnd } : { begin: 0, end: text.length }, {});
  return regions.sort((one, other) => one.begin - other.begin || other.end - one.end);
}

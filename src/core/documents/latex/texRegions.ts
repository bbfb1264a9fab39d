import type { Range, Region } from '../splice/region.ts';
import { argumentsAt, type Argument } from './arguments.ts';
import { accentAt, CHARACTERS, escapeTex } from './characters.ts';
import * as known from './macros.ts';
import { createParagraph, type Paragraph } from './paragraph.ts';
import { endOfVerb, structureOf, type Environment } from './structure.ts';

/** Groups in groups: deeper ones stay as they are. */
const MAX_DEPTH = 40;
const MATH_END = { '\\(': '\\)', '\\[': '\\]', $: '$', $$: '$$' } as const;

/** How a stretch of a document is read. */
interface Reading {
  paragraph: Paragraph;
  /** Within formatting: paragraphs cannot end here. */
  inline: boolean;
  table: boolean;
  heading: boolean;
  isOptional: boolean;
  depth: number;
}

/** The texts of a LaTeX document: paragraphs, headings, captions, cells and notes. */
export function texRegions(text: string): Region[] {
  const structure = structureOf(text);
  const regions: Region[] = [];
  const missingFrom = new Map<string, number>();
  const plain = new Set(['–', '—', '…', '“', '”', '‘', '’'].filter((mark) => text.includes(mark)));
  const theorems = new Set(
    [
      ...text.matchAll(/\\(?:newtheorem|declaretheorem|newenvironment)\*?\s*\{([^{}\\]{1,40})\}/g),
    ].map(([, name]) => name),
  );

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
        return macro(at, end, reading);
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
        return math(at, end, text.startsWith('$$', at) ? '$$' : '$', reading);
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

  function math(at: number, end: number, open: keyof typeof MATH_END, reading: Reading): number {
    const close = MATH_END[open];
    let found = at + open.length - 1;
    do found = indexOfMath(close, found + 1);
    while (found > 0 && text[found - 1] === '\\' && close === '$');
    const to = found < 0 ? end + 1 : found + close.length;
    const raw = text.slice(at, to);
    if (to > end || /\n[ \t]*\r?\n/.test(raw)) {
      reading.paragraph.alone({ begin: at, end: at + open.length }, '', {
        begin: at,
        end: at + open.length,
      });
      return at + open.length;
    }
    formula(at, to, reading);
    return to;
  }

  /** Each mark is looked for in vain only once. */
  function indexOfMath(mark: string, from: number): number {
    if (from >= (missingFrom.get(mark) ?? Infinity)) return -1;
    const found = text.indexOf(mark, from);
    if (found < 0) missingFrom.set(mark, from);
    return found;
  }

  function formula(begin: number, end: number, { paragraph }: Reading) {
    paragraph.alone({ begin, end }, short(text.slice(begin, end)), { begin, end });
  }

  function macro(at: number, end: number, reading: Reading): number {
    const { paragraph, inline, table } = reading;
    const name = /^\\([a-zA-Z@]+)/.exec(text.slice(at, Math.min(end, at + 60)))?.[1];
    if (name === undefined) return symbol(at, end, reading);
    const star = text[at + 1 + name.length] === '*' ? 1 : 0;
    const behind = at + 1 + name.length + star;
    const character = CHARACTERS.get(name);
    if (character !== undefined) {
      const rest = /^(?:\{\}|[ \t]*\n?[ \t]*)/.exec(text.slice(behind, behind + 40))?.[0] ?? '';
      const to = Math.min(end, behind + (/\n\s*\n/.test(rest) ? 0 : rest.length));
      paragraph.say(character, at, to);
      return to;
    }
    const accent = name.length === 1 ? accentAt(text, at + 1) : undefined;
    if (accent && at + 1 + accent.length <= end) {
      paragraph.say(accent.character, at, at + 1 + accent.length);
      return at + 1 + accent.length;
    }
    const environment = name === 'begin' ? structure.environments.get(at) : undefined;
    if (environment && environment.end <= end) {
      readEnvironment(environment, reading);
      return environment.end;
    }
    if (/^(?:verb|lstinline|mintinline)$/.test(name)) {
      const to = Math.min(end, endOfVerb(text, behind));
      paragraph.alone(text.slice(at, to), short(text.slice(behind + 1, to - 1)), {
        begin: at,
        end: to,
      });
      return to;
    }
    if (/^(?:def|edef|gdef|xdef)$/.test(name)) {
      const brace = text.indexOf('{', behind);
      const close = brace < 0 || brace > behind + 100 ? undefined : structure.closed.get(brace);
      return close === undefined ? behind : close + 1;
    }
    if (!inline && name === 'par') flush(reading);
    if (!inline && (name === 'item' || known.BLOCK_MACROS.has(name))) {
      flush(reading);
      const { list, end: to } = argumentsAt(
        text,
        behind,
        structure,
        name === 'item' ? 0 : 1 + (known.EARLIER_ARGUMENTS.get(name) ?? 0),
      );
      for (const argument of textArguments(list, known.EARLIER_ARGUMENTS.get(name) ?? 0))
        block(argument.inside, {
          ...reading,
          table: false,
          heading: known.BLOCK_MACROS.get(name) === true,
          isOptional: argument.isOptional,
        });
      return Math.min(end, to);
    }
    if (
      table &&
      !inline &&
      /^(?:hline|toprule|midrule|bottomrule|cline|cmidrule|endhead|endfirsthead|endfoot|endlastfoot|tabularnewline)$/.test(
        name,
      )
    )
      flush(reading);
    return inlineMacro(name, at, behind, end, reading);
  }

  function inlineMacro(
    name: string,
    at: number,
    behind: number,
    end: number,
    reading: Reading,
  ): number {
    const { paragraph, depth } = reading;
    const earlier = known.EARLIER_ARGUMENTS.get(name) ?? 0;
    const isInline = known.INLINE_MACROS.has(name);
    const isNote = known.NOTE_MACROS.has(name);
    const { list, end: to } = argumentsAt(
      text,
      behind,
      structure,
      isInline || isNote ? earlier + 1 : undefined,
      isInline || isNote,
    );
    const last = list.filter(({ isOptional }) => !isOptional)[earlier];
    if (to > end) return behind;
    if (isNote && last) {
      block(last.inside, { depth });
      paragraph.alone({ begin: at, end: to }, '¹', { begin: at, end: to });
    } else if (isInline && last && depth < MAX_DEPTH) {
      const { begin, end: close } = last.inside;
      if (!reading.inline && hasBlocks(text.slice(begin, close))) {
        flush(reading);
        block(last.inside, { ...reading });
      } else enclosed(at, begin, close, to, reading);
    } else {
      const raw = text.slice(at, to);
      const isVisible =
        known.VISIBLE.has(name) ||
        (list.some(({ isOptional }) => !isOptional) && !known.SILENT.has(name));
      // A letter behind a macro's name would belong to it; spaces there do not count.
      const closing = /[a-zA-Z@]$/.test(raw) ? (isVisible ? '{}' : ' ') : '';
      const spaces =
        closing === '' || isVisible
          ? ''
          : (/^[ \t]*/.exec(text.slice(to, Math.min(end, to + 20)))?.[0] ?? '');
      const range = { begin: at, end: to + spaces.length };
      paragraph.alone(raw + closing, isVisible ? short(raw) : '', range);
      return range.end;
    }
    return to;
  }

  function symbol(at: number, end: number, reading: Reading): number {
    const { paragraph, inline, table } = reading;
    const mark = text[at + 1] ?? '';
    if (mark === '(' || mark === '[') return math(at, end, `\\${mark}`, reading);
    if (mark === '\\') {
      const found =
        /^\\\\\*?(?:\s{0,5}\[[^\]\n]{0,30}\])?/.exec(text.slice(at, at + 50))?.[0] ?? '\\\\';
      const to = Math.min(end, at + found.length);
      if (table && !inline) flush(reading);
      else paragraph.alone({ begin: at, end: to }, '↵', { begin: at, end: to });
      return to;
    }
    const accent = accentAt(text, at + 1);
    if (accent && at + 1 + accent.length <= end) {
      paragraph.say(accent.character, at, at + 1 + accent.length);
      return at + 1 + accent.length;
    }
    if (/[%&#$_{}\s]/.test(mark)) paragraph.say(mark.trim() === '' ? ' ' : mark, at, at + 2);
    else if (mark === ',') paragraph.say('\u2009', at, at + 2);
    else if (mark === '-' || mark === '/' || mark === '@') paragraph.say('', at, at + 2);
    else {
      // Nothing in braces is part of it: without it, the next letter would be.
      const nothing = /^\{\s*\}/.exec(text.slice(at + 2, at + 12))?.[0] ?? '';
      const range = { begin: at, end: Math.min(end, at + 2 + nothing.length) };
      paragraph.alone(range, '', range);
      return range.end;
    }
    return Math.min(end, at + 2);
  }

  function readEnvironment(
    { name, begin, bodyBegin, bodyEnd, end }: Environment,
    reading: Reading,
  ) {
    const { paragraph, depth } = reading;
    if (known.FORMULAS.test(name)) {
      formula(begin, end, reading);
      return;
    }
    if (reading.inline) {
      paragraph.alone(text.slice(begin, end), '…', { begin, end });
      return;
    }
    flush(reading);
    const bare = name.replace(/\*$/, '');
    const count =
      known.TABLES.get(name) ??
      known.TEXT_ENVIRONMENTS.get(bare) ??
      (theorems.has(name) ? 0 : undefined);
    const isTitled = known.TITLED_ENVIRONMENTS.has(bare);
    if (count === undefined && !isTitled) return;
    const { list, end: from } = argumentsAt(text, bodyBegin, structure, isTitled ? 2 : count);
    if (isTitled)
      for (const { inside } of textArguments(list, 0).filter(({ isOptional }) => !isOptional))
        block(inside, { depth, heading: true });
    block(
      { begin: Math.min(from, bodyEnd), end: bodyEnd },
      { depth, table: known.TABLES.has(name) },
    );
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

/** A short title in brackets and the title itself; overlays of slides are no text. */
function textArguments(list: readonly Argument[], earlier: number): Argument[] {
  let braces = 0;
  return list.filter(({ isOptional }) => isOptional || braces++ >= earlier);
}

const hasBlocks = (text: string) =>
  /\n[ \t]*\r?\n|\\begin\s*\{(?!equation|align|math)|\\(?:item|par|section|subsection|chapter)(?![a-zA-Z])/.test(
    text,
  );

const short = (raw: string) => {
  const line = raw.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

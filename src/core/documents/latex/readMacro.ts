import { argumentsAt } from './arguments.ts';
import { accentAt, CHARACTERS } from './characters.ts';
import * as known from './macros.ts';
import { readEnvironment } from './readEnvironment.ts';
import {
  hasBlocks,
  MAX_DEPTH,
  short,
  textArguments,
  type Reading,
  type TexReader,
} from './reading.ts';
import { readSymbol } from './readSymbol.ts';
import { endOfVerb } from './structure.ts';

/** Reads the macro whose backslash stands at `at`; where the next thing begins. */
export function readMacro(reader: TexReader, at: number, end: number, reading: Reading): number {
  const { text, structure, flush, block } = reader;
  const { paragraph, inline, table } = reading;
  const name = /^\\([a-zA-Z@]+)/.exec(text.slice(at, Math.min(end, at + 60)))?.[1];
  if (name === undefined) return readSymbol(reader, at, end, reading);
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
    readEnvironment(reader, environment, reading);
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
  return inlineMacro(reader, name, at, behind, end, reading);
}

function inlineMacro(
  reader: TexReader,
  name: string,
  at: number,
  behind: number,
  end: number,
  reading: Reading,
): number {
  const { text, structure, flush, block, enclosed } = reader;
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

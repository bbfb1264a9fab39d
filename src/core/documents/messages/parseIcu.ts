import {
  parse,
  TYPE,
  type Location,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import type { Range } from '../splice/region.ts';
import { quotedTokens } from './quoting.ts';
import type { Token } from './token.ts';

/** Longer ones are data, not messages. */
const MAX_LENGTH = 50_000;
const SIMPLE_ARGUMENT = /^\{[\p{L}\p{N}_.-]+\}$/u;
const BRANCHING = /,\s*(?:plural|select|selectordinal)\s*,/;

/** Whether there is a plural or a select in it: that is ICU and nothing else. */
export function isBranchingIcu(text: string): boolean {
  return text.includes('{') && BRANCHING.test(text) && parseIcu(text, 'icu') !== undefined;
}

/** The pieces of an ICU message in their order; undefined for what is none. */
export function parseIcu(text: string, syntax: 'icu' | 'flutter'): readonly Token[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    // Of the same length, so that positions hold.
    const unquoted = syntax === 'icu' ? text : text.replaceAll("'", '’');
    const elements = parse(unquoted, {
      ...{ captureLocation: true, ignoreTag: true },
      ...{ requiresOtherClause: false, shouldParseSkeletons: false },
    });
    return elements.flatMap((element) => tokensOf(element, text, syntax, false));
  } catch {
    return undefined;
  }
}

function tokensOf(
  element: MessageFormatElement,
  text: string,
  syntax: 'icu' | 'flutter',
  inPlural: boolean,
): readonly Token[] {
  const range = rangeOf(element.location);
  const raw = text.slice(range.begin, range.end);
  const atom = (label: string): Token => ({ kind: 'atom', ...range, label });
  switch (element.type) {
    case TYPE.literal:
      return syntax === 'icu'
        ? quotedTokens(raw, range.begin, inPlural)
        : [{ kind: 'text', ...range, value: raw }];
    case TYPE.argument:
      return SIMPLE_ARGUMENT.test(raw) ? [{ kind: 'text', ...range, value: raw }] : [atom(raw)];
    case TYPE.number:
    case TYPE.date:
    case TYPE.time:
      return [atom(`{${element.value}}`)];
    case TYPE.pound:
      return [atom('#')];
    case TYPE.plural:
    case TYPE.select: {
      const isPlural = element.type === TYPE.plural;
      const branches = Object.entries(element.options).map(([name, { value, location }]) => {
        const { begin, end } = rangeOf(location);
        const tokens = value.flatMap((inner) => tokensOf(inner, text, syntax, isPlural));
        return { name, begin: begin + 1, end: end - 1, tokens };
      });
      const type = isPlural ? (element.pluralType ?? 'cardinal') : undefined;
      return [{ kind: 'atom', ...range, label: `{${element.value}}`, plural: { type, branches } }];
    }
    case TYPE.tag:
      throw new Error('tags are not parsed here');
  }
}

function rangeOf(location: Location | undefined): Range {
  if (!location) throw new Error('no location');
  return { begin: location.start.offset, end: location.end.offset };
}

import type { Generation } from '#core/engine/engine.ts';
import type { TermWish } from '#core/glossary/term.ts';
import type { SegmentFlag } from '#shared/ipc/translator.ts';

/** An answer of a model, and what the guard is to say of it. */
export interface SuiteCase {
  /** From and to, BCP 47. */
  pair: readonly [from: string, to: string];
  source: string;
  target: string;
  /** What must be found. */
  flags: readonly SegmentFlag[];
  /** What may be found as well: a case can be seen in more than one way. */
  maybe: readonly SegmentFlag[];
  finish: Generation['finish'];
  terms: readonly TermWish[];
  /** What `clean` makes of it; the target itself in most. */
  cleaned?: string;
}

interface Further {
  /** Flags, apart by spaces. */
  maybe?: string;
  finish?: Generation['finish'];
  terms?: readonly TermWish[];
  cleaned?: string;
}

const listed = (flags: string) => flags.split(' ').filter(Boolean) as SegmentFlag[];

/** A bad answer; `pair` as `en>zh-Hans`, flags apart by spaces. */
export function bad(
  pair: string,
  flags: string,
  source: string,
  target: string,
  { maybe = '', finish = 'end', terms = [], cleaned }: Further = {},
): SuiteCase {
  const [from = 'und', to = 'und'] = pair.split('>');
  return {
    ...{ pair: [from, to], source, target, flags: listed(flags), maybe: listed(maybe), finish },
    ...{ terms, ...(cleaned !== undefined && { cleaned }) },
  };
}

/** A good one. */
export function good(
  pair: string,
  source: string,
  target: string,
  terms: readonly TermWish[] = [],
): SuiteCase {
  return bad(pair, '', source, target, { terms });
}

/** A term as the glossary has it. */
export function term(source: string, target: string, ...forbidden: string[]): TermWish {
  const targets = target === '' ? [] : [target];
  return { source, targets, forbidden, note: '', caseSensitive: false, match: 'word' };
}

import type { Range } from '#shared/ipc/translator.ts';
import { foldText, foldWord, type Folded } from './foldText.ts';
import { createPrefixIndex, type Hit } from './prefixIndex.ts';
import { stemText } from './stemText.ts';
import type { Term } from './term.ts';
import { endOfEnding, mayBegin, mayEnd } from './wordBounds.ts';

/** A word to be looked for, and what goes by it. */
export interface Wanted<T> extends Pick<Term, 'match' | 'caseSensitive'> {
  word: string;
  item: T;
}

export interface Occurrence<T> {
  at: Range;
  /** What goes by this word; the same array whenever it is the same. */
  items: readonly T[];
}

/** How a word stands in a text. */
type Place = 'whole' | 'stem' | 'inside';

interface Entry<T> extends Wanted<T> {
  /** As it is to be written. */
  cased: string;
}

/** All that are found by one key. */
interface Group<T> {
  entries: Entry<T>[];
  /** By how the word stands there, and which case it has; most are never found. */
  chosen?: Map<string, readonly T[]>;
}

/**
 * Finds words in texts: the longest first, and none within another. Where some of those found at a place want their own
 * case, they go before the others. The work goes by the length of the text. Words without anything to see are never found.
 */
export function createWordMatcher<T>(
  wanted: readonly Wanted<T>[],
): (text: string) => Occurrence<T>[] {
  const whole = new Map<string, Group<T>>();
  const stems = new Map<string, Group<T>>();
  for (const each of wanted) {
    const folded = foldWord(each.word);
    put(whole, folded, each);
    if (each.match === 'stem') put(stems, stemText(folded), each);
  }
  const wholeAt = createPrefixIndex(whole);
  const stemsAt = createPrefixIndex(stems);

  return (text) => {
    const folded = foldText(text);
    const found = occurrences(folded, wholeAt, false);
    if (stems.size > 0) found.push(...occurrences(stemText(folded), stemsAt, true));
    found.sort((a, b) => a.at.begin - b.at.begin || b.at.end - a.at.end);
    let end = 0;
    return found.filter(({ at }) => {
      if (at.begin < end) return false;
      end = at.end;
      return true;
    });
  };
}

function put<T>(groups: Map<string, Group<T>>, folded: Folded, wanted: Wanted<T>): void {
  if (folded.lower === '') return;
  const entry = { ...wanted, cased: folded.cased };
  const group = groups.get(folded.lower);
  if (group) group.entries.push(entry);
  else groups.set(folded.lower, { entries: [entry] });
}

/** The longest word at each place of a text. */
function occurrences<T>(
  { cased, lower, begins, ends }: Folded,
  hitsAt: (text: string, at: number) => Hit<Group<T>>[],
  areStems: boolean,
): Occurrence<T>[] {
  const found: Occurrence<T>[] = [];
  for (let at = 0; at < lower.length; at++) {
    const hits = hitsAt(lower, at);
    if (hits.length === 0) continue;
    const isBegin = mayBegin(lower, at);
    for (const { length, item } of hits.reverse()) {
      const end = areStems ? endOfEnding(lower, at + length) : at + length;
      const isWhole = isBegin && end >= 0 && (areStems || mayEnd(lower, end));
      if (areStems && !isWhole) continue;
      const place = areStems ? 'stem' : isWhole ? 'whole' : 'inside';
      const items = choose(item, place, cased.slice(at, at + length));
      if (items.length === 0) continue;
      found.push({ at: { begin: begins[at] ?? 0, end: ends[end - 1] ?? 0 }, items });
      break;
    }
  }
  return found;
}

function choose<T>(group: Group<T>, place: Place, written: string): readonly T[] {
  const chosen = (group.chosen ??= new Map<string, readonly T[]>());
  const known = chosen.get(place + written);
  if (known) return known;
  const { entries } = group;
  const fitting = entries.filter(
    ({ match, caseSensitive, cased }) =>
      (place === 'whole' || match === (place === 'stem' ? 'stem' : 'part')) &&
      (!caseSensitive || cased === written),
  );
  const exact = fitting.filter(({ caseSensitive }) => caseSensitive);
  const items = (exact.length > 0 ? exact : fitting).map(({ item }) => item);
  // Texts are written in few ways; who shouts in every one of them costs time, not memory.
  if (chosen.size < MOST_REMEMBERED) chosen.set(place + written, items);
  return items;
}

const MOST_REMEMBERED = 50;

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

interface Choice<T> {
  items: readonly T[];
  /** Whether they want the case that they have there. */
  isExact: boolean;
}

/** All that are found by one key. */
interface Group<T> {
  entries: Entry<T>[];
  /** By how the word stands there, and which case it has; most are never found. */
  chosen?: Map<string, Choice<T>>;
}

interface Found<T> extends Occurrence<T>, Choice<T> {
  isStem: boolean;
}

/** Some of the words that are looked for together: the longest that begins at each place of a text. */
export type WordLayer<T> = (text: Folded) => Found<T>[];

/**
 * Finds words in texts: the longest first, and none within another. Where some of those found at a place want their own
 * case, they go before the others. The work goes by the length of the text. Words without anything to see are never found.
 */
export function createWordMatcher<T>(
  wanted: readonly Wanted<T>[],
): (text: string) => Occurrence<T>[] {
  const layers = [createWordLayer(wanted)];
  return (text) => findInLayers(layers, text);
}

/** What one matcher of all the words of the layers would find, with those of an earlier layer first. */
export function findInLayers<T>(layers: readonly WordLayer<T>[], text: string): Occurrence<T>[] {
  const folded = foldText(text);
  const found = layers
    .flatMap((layer) => layer(folded))
    .sort(
      (a, b) =>
        a.at.begin - b.at.begin || b.at.end - a.at.end || Number(a.isStem) - Number(b.isStem),
    );
  const apart: Found<T>[] = [];
  for (const each of found) {
    const last = apart.at(-1);
    if (!last || each.at.begin >= last.at.end) apart.push(each);
    else if (isSamePlace(last, each)) apart[apart.length - 1] = together(last, each);
  }
  return apart;
}

const isSamePlace = <T>(one: Found<T>, other: Found<T>): boolean =>
  one.at.begin === other.at.begin && one.at.end === other.at.end && one.isStem === other.isStem;

function together<T>(one: Found<T>, other: Found<T>): Found<T> {
  if (one.isExact !== other.isExact) return one.isExact ? one : other;
  return one.items === other.items ? one : { ...one, items: [...one.items, ...other.items] };
}

export function createWordLayer<T>(wanted: readonly Wanted<T>[]): WordLayer<T> {
  const whole = new Map<string, Group<T>>();
  const stems = new Map<string, Group<T>>();
  for (const each of wanted) {
    const folded = foldWord(each.word);
    put(whole, folded, each);
    if (each.match === 'stem') put(stems, stemText(folded), each);
  }
  const wholeAt = createPrefixIndex(whole);
  const stemsAt = createPrefixIndex(stems);

  return (folded) => {
    const found = occurrences(folded, wholeAt, false);
    if (stems.size > 0) found.push(...occurrences(stemText(folded), stemsAt, true));
    return found;
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
): Found<T>[] {
  const found: Found<T>[] = [];
  for (let at = 0; at < lower.length; at++) {
    const hits = hitsAt(lower, at);
    if (hits.length === 0) continue;
    const isBegin = mayBegin(lower, at);
    for (const { length, item } of hits.reverse()) {
      const end = areStems ? endOfEnding(lower, at + length) : at + length;
      const isWhole = isBegin && end >= 0 && (areStems || mayEnd(lower, end));
      if (areStems && !isWhole) continue;
      const place = areStems ? 'stem' : isWhole ? 'whole' : 'inside';
      const choice = choose(item, place, cased.slice(at, at + length));
      if (choice.items.length === 0) continue;
      const range = { begin: begins[at] ?? 0, end: ends[end - 1] ?? 0 };
      found.push({ at: range, isStem: areStems, ...choice });
      break;
    }
  }
  return found;
}

function choose<T>(group: Group<T>, place: Place, written: string): Choice<T> {
  const chosen = (group.chosen ??= new Map<string, Choice<T>>());
  const known = chosen.get(place + written);
  if (known) return known;
  const { entries } = group;
  const fitting = entries.filter(
    ({ match, caseSensitive, cased }) =>
      (place === 'whole' || match === (place === 'stem' ? 'stem' : 'part')) &&
      (!caseSensitive || cased === written),
  );
  const exact = fitting.filter(({ caseSensitive }) => caseSensitive);
  const isExact = exact.length > 0;
  const choice = { items: (isExact ? exact : fitting).map(({ item }) => item), isExact };
  // Texts are written in few ways; who shouts in every one of them costs time, not memory.
  if (chosen.size < MOST_REMEMBERED) chosen.set(place + written, choice);
  return choice;
}

const MOST_REMEMBERED = 50;

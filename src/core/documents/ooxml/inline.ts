import type { Content, InlineTag } from '#shared/content.ts';
import type { Piece, Region, TagSource } from '../splice/region.ts';

/** How a run looks. */
export interface Format {
  /** Equal where two runs look the same. */
  key: string;
  /** Its properties, to be written. */
  raw: string;
  /** White space shows it (underlined, highlighted). */
  showsSpace: boolean;
}

interface Place {
  /** Where a region may begin before it and end behind it; undefined in the middle of a run. */
  cutBefore?: number;
  cutAfter?: number;
}

/** What stands in a paragraph, in its order. */
export type Item =
  | ({ kind: 'text'; value: string; format: Format } & Place)
  | ({ kind: 'alone'; piece: Piece; text?: string; once?: boolean; format?: Format } & Place)
  | ({ kind: 'pair'; open: Piece; close: Piece; items: readonly Item[] } & Place);

/** Writes text as runs of one format; the empty text is never asked for. */
export type WriteRuns = (text: string, format: Format) => string;

type Inline = Pick<Region, 'begin' | 'end' | 'content' | 'tags' | 'encode'>;

/** One for all: most paragraphs have none, and big documents have many paragraphs. */
const NO_TAGS: ReadonlyMap<number, TagSource> = new Map();

/** The part of a paragraph that is text, from its first word to its last; nothing where it has no letter. */
export function inlineRegion(all: readonly Item[], write: WriteRuns): Inline | undefined {
  const items = trim(mergeSpaces(all));
  const [only] = items;
  const inner =
    items.length === 1 && only?.kind === 'pair' ? inlineRegion(only.items, write) : undefined;
  if (inner) return inner;
  const begin = items[0]?.cutBefore;
  const end = items.at(-1)?.cutAfter;
  if (begin === undefined || end === undefined || !hasLetter(items)) return undefined;
  const base = commonFormat(items);
  if (!base) return undefined;

  const tags = new Map<number, TagSource>();
  const formats = new Map<number, Format>();
  const content = contentOf(items, base, { tags, formats });
  if (tags.size === 0) {
    const encode = (text: string) => (text === '' ? '' : write(text, base));
    return { begin, end, content, tags: NO_TAGS, encode };
  }
  const encode = (text: string, inside: readonly number[]) => {
    const id = inside.findLast((one) => formats.has(one));
    return text === '' ? '' : write(text, (id === undefined ? undefined : formats.get(id)) ?? base);
  };
  return { begin, end, content, tags, encode };
}

export function hasLetter(items: readonly Item[]): boolean {
  return items.some((item) =>
    item.kind === 'pair'
      ? hasLetter(item.items)
      : item.kind === 'text' && /\p{L}/u.test(item.value),
  );
}

/** Without what is not text at both ends, as far as it can be cut off. */
function trim(items: readonly Item[]): readonly Item[] {
  const isText = (item: Item) =>
    item.kind === 'pair' ? hasLetter(item.items) : item.kind === 'text';
  let first = items.findIndex(isText);
  let last = items.findLastIndex(isText);
  while (first > 0 && items[first]?.cutBefore === undefined) first--;
  while (last >= 0 && last < items.length - 1 && items[last]?.cutAfter === undefined) last++;
  return first < 0 ? [] : items.slice(first, last + 1);
}

/** White space looks the same in most formats: it takes that of its neighbour, so that it needs no tags. */
function mergeSpaces(items: readonly Item[]): readonly Item[] {
  let before: Format | undefined;
  return items.map((item, index): Item => {
    if (item.kind === 'pair') {
      before = undefined;
      return { ...item, items: mergeSpaces(item.items) };
    }
    if (item.kind !== 'text') return item;
    if (/\S/.test(item.value) || item.format.showsSpace) {
      before = item.format;
      return item;
    }
    const next = items.slice(index + 1, index + 4).find(({ kind }) => kind === 'text');
    const neighbour = before ?? (next?.kind === 'text' ? next.format : undefined);
    return neighbour && !neighbour.showsSpace ? { ...item, format: neighbour } : item;
  });
}

/** The format of most of the text that stands in no pair. */
function commonFormat(items: readonly Item[]): Format | undefined {
  const counts = new Map<string, { format: Format; count: number }>();
  for (const item of items) {
    if (item.kind !== 'text') continue;
    const { key } = item.format;
    const count = (counts.get(key)?.count ?? 0) + item.value.length;
    counts.set(key, { format: counts.get(key)?.format ?? item.format, count });
  }
  const most = [...counts.values()].reduce<{ format: Format; count: number } | undefined>(
    (best, one) => (best && best.count >= one.count ? best : one),
    undefined,
  );
  const inner = items.find((item) => item.kind === 'pair');
  return most?.format ?? (inner && commonFormat(inner.items));
}

function contentOf(
  items: readonly Item[],
  base: Format,
  made: { tags: Map<number, TagSource>; formats: Map<number, Format> },
): Content {
  const { tags, formats } = made;
  const content: (string | InlineTag)[] = [];
  let ids = 0;

  function add(text: string): void {
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + text;
    else if (text !== '') content.push(text);
  }

  function openTag(source: TagSource): number {
    const id = ++ids;
    tags.set(id, source);
    content.push({ kind: 'open', id });
    return id;
  }

  function addItems(level: readonly Item[], common: Format): void {
    let group: { id: number; key: string } | undefined;
    const endGroup = () => {
      if (group) content.push({ kind: 'close', id: group.id });
      group = undefined;
    };
    for (const [index, item] of level.entries()) {
      if (item.kind === 'text') {
        if (group?.key !== item.format.key) {
          endGroup();
          if (item.format.key !== common.key) {
            const id = openTag({ open: '', close: '' });
            formats.set(id, item.format);
            group = { id, key: item.format.key };
          }
        }
        add(item.value);
      } else if (item.kind === 'alone') {
        if (group && !goesOn(level, index + 1, group.key)) endGroup();
        const id = ++ids;
        const { piece, once, text } = item;
        tags.set(id, once === true ? { alone: piece, once } : { alone: piece });
        content.push(text === undefined ? { kind: 'alone', id } : { kind: 'alone', id, text });
      } else {
        endGroup();
        const id = openTag({ open: item.open, close: item.close });
        const inner = commonFormat(item.items) ?? common;
        formats.set(id, inner);
        addItems(item.items, inner);
        content.push({ kind: 'close', id });
      }
    }
    endGroup();
  }

  addItems(items, base);
  return content;
}

/** Whether the text that comes next is of that format, so that what stands between needs no end of it. */
function goesOn(items: readonly Item[], from: number, key: string): boolean {
  for (let index = from; index < Math.min(items.length, from + 20); index++) {
    const item = items[index];
    if (item?.kind === 'text') return item.format.key === key;
    if (item?.kind === 'pair') return false;
  }
  return false;
}

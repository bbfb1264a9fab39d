import type { Content, InlineTag } from '#shared/content.ts';
import { escapeMarkdown, type Care } from './escape.ts';
import type { Leaf, MarkdownTag } from './leaf.ts';

/** From how one writes oneself to what is read rightly whatever the text is. */
export const CARES: readonly { care: Care; html: boolean; guard?: boolean }[] = [
  { care: 'light', html: false },
  { care: 'light', html: true },
  { care: 'full', html: false },
  { care: 'full', html: true },
  { care: 'entities', html: true },
  { care: 'entities', html: true, guard: true },
];

export interface Rendering {
  /** An index of `CARES`. */
  level: number;
  mdx: boolean;
  dollars: boolean;
  /** A second one beside the source: it has no images of its own. */
  isCopy: boolean;
}

/** Shows nothing, but text is there where Markdown needs some. */
const NOTHING = '&#8203;';

/** A leaf's translation as Markdown. */
export function renderTarget(leaf: Leaf, target: Content, rendering: Rendering): string {
  const { care, html, guard = false } = CARES[rendering.level] ?? { care: 'entities', html: true };
  const parts = spacesOutside(target.map(oneLine), leaf.tags);
  const all = parts.filter((part) => typeof part === 'string').join('');
  const hasMath = [...leaf.tags.values()].some(({ sign }) => sign.startsWith('inlineMath'));
  const hasStrike = [...leaf.tags.values()].some(({ sign }) => sign === 'delete');
  const place = {
    inCell: leaf.kind === 'cell',
    mdx: rendering.mdx,
    manyDollars: rendering.dollars && (hasMath || all.indexOf('$') !== all.lastIndexOf('$')),
    manyTildes: hasStrike || all.indexOf('~') !== all.lastIndexOf('~'),
  };
  /** The ids of links and images that are open. */
  const labels: number[] = [];
  /** The image that is left out with what is in it. */
  let hidden = 0;
  const lines: string[] = [guard ? NOTHING : ''];
  const add = (written: string) => {
    lines.push((lines.pop() ?? '') + written);
  };
  parts.forEach((part, index) => {
    const before = lines.at(-1) ?? '';
    if (typeof part !== 'string') {
      const tag = leaf.tags.get(part.id);
      if (!tag) return;
      if (rendering.isCopy && tag.kind === 'image') hidden = part.kind === 'open' ? part.id : 0;
      else if (tag.kind === 'address')
        add(hidden === 0 ? addressBetween(tag, before, parts[index + 1]) : '');
      else if (hidden === 0) add(markOf(tag, part, html));
      if (tag.kind === 'link' || tag.kind === 'image') {
        if (part.kind === 'open') labels.push(part.id);
        else labels.pop();
      }
      if (tag.kind === 'break') lines.push('');
    } else if (hidden === 0) {
      const text = before === '' ? part.trimStart() : part;
      const next = parts[index + 1];
      const nextTag = typeof next === 'object' ? leaf.tags.get(next.id) : undefined;
      const after = nextTag && typeof next === 'object' ? markOf(nextTag, next, html) : '';
      add(escapeMarkdown(text, { ...place, before, after, inLabel: labels.length > 0 }, care));
    }
  });
  const written = trimSpaces(lines.join(''));
  if (leaf.kind === 'atx') return written.replace(/(^|\s)(#+)$/, '$1\\$2') || NOTHING;
  return written === '' ? NOTHING : written;
}

function markOf(tag: MarkdownTag, { kind }: InlineTag, html: boolean): string {
  if ('alone' in tag) return tag.alone;
  const [open, close] = (html ? tag.html : undefined) ?? [tag.open, tag.close];
  return kind === 'open' ? open : close;
}

/** As it stands where it may end there; else what follows would be read as part of it. */
function addressBetween(
  { alone, closed }: Extract<MarkdownTag, { kind: 'address' }>,
  before: string,
  after: string | InlineTag | undefined,
): string {
  const isAlone =
    after === undefined || (typeof after === 'string' && /^[.,;:!?]*(?:\s|$)/.test(after));
  return /(?:^|\s)$/.test(before) && isAlone ? alone : closed;
}

/** What a line cannot hold, as a space or nothing. */
export function oneLine<P>(part: string | P): string | P {
  if (typeof part !== 'string') return part;
  return part
    .toWellFormed()
    .replace(/\s*[\r\n\t\u2028\u2029]\s*/g, ' ')
    .replace(/(?! )\p{Cc}/gu, '');
}

/** Marks of emphasis must touch what they emphasise, so the spaces there move out. */
function spacesOutside(
  parts: readonly (string | InlineTag)[],
  tags: ReadonlyMap<number, MarkdownTag>,
): (string | InlineTag)[] {
  const moved = [...parts];
  const isMark = (part: string | InlineTag | undefined, kind: InlineTag['kind']) =>
    typeof part === 'object' && part.kind === kind && tags.get(part.id)?.kind === 'emphasis';
  for (let at = moved.length - 2; at >= 0; at--) {
    const [mark, text] = [moved[at], moved[at + 1]];
    if (mark === undefined || !isMark(mark, 'open') || typeof text !== 'string') continue;
    const spaces = text.length - text.trimStart().length;
    if (spaces > 0) moved.splice(at, 2, text.slice(0, spaces), mark, text.slice(spaces));
  }
  for (let at = 1; at < moved.length; at++) {
    const [text, mark] = [moved[at - 1], moved[at]];
    if (mark === undefined || !isMark(mark, 'close') || typeof text !== 'string') continue;
    const end = text.trimEnd().length;
    if (end < text.length) moved.splice(at - 1, 2, text.slice(0, end), mark, text.slice(end));
  }
  return moved;
}

const trimSpaces = (text: string) => text.replace(/^[ \t\r\n]+/, '').trimEnd();

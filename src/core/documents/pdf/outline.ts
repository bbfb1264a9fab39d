import type { Block } from './block.ts';
import { columnsOf } from './columns.ts';
import { joinLines, linesOfCell, wordsOf, type Words } from './joinLines.ts';
import { fragmentsOf, markedText, textOfSpans, type Fragment } from './lines.ts';
import { withoutMargins } from './margins.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Page } from './readPages.ts';

/** What is written of a PDF. */
export type TextBlock =
  | {
      kind: 'paragraph';
      /** The numbers of notes are between `RAISED`'s marks. */
      text: string;
      /** Of a heading, from 1; 0 for text. */
      level: number;
      /** What stands before an item of a list, `•` or `1.`; empty for others. */
      marker: string;
      isCentered: boolean;
    }
  | { kind: 'table'; rows: readonly (readonly string[])[] };

const MAX_LEVEL = 4;
const MAX_HEADING_CHARACTERS = 200;

/** The paragraphs, headings and tables of a document's pages, in reading order, without headers and footers. */
export function outlineOf(pages: readonly Page[]): TextBlock[] {
  const fragments = pages.map(({ width, height, spans }) => ({
    ...{ width, height, fragments: fragmentsOf(spans) },
  }));
  const columns = withoutMargins(fragments).flatMap((page) =>
    columnsOf(page.fragments.flatMap(({ spans }) => spans)),
  );
  const blocks = joinContinued(columns.map(paragraphsOf));
  const words = wordsOf(
    columns.flatMap((column) => column.map(({ spans }) => textOfSpans(spans).slice(0, -1))),
  );
  const sizes = sizesOf(blocks);
  return blocks.flatMap((block) => textBlocks(block, sizes, words));
}

/** A paragraph at the end of a page or a column may go on at the top of the next one. */
function joinContinued(columns: readonly (readonly Block[])[]): Block[] {
  const all: Block[] = [];
  for (const blocks of columns) {
    const last = all.at(-1);
    const [first, ...rest] = blocks;
    if (last && first && 'lines' in last && 'lines' in first && goesOn(last.lines, first.lines)) {
      if (first.marker === '') {
        all[all.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
        all.push(...rest);
        continue;
      }
    }
    all.push(...blocks);
  }
  return all;
}

function goesOn(one: readonly Fragment[], other: readonly Fragment[]): boolean {
  const [end, begin] = [one.at(-1), other[0]];
  if (!end || !begin || Math.abs(end.size - begin.size) > 0.05 * end.size) return false;
  if (end.bold !== begin.bold) return false;
  const before = textOfSpans(end.spans).trimEnd();
  const after = textOfSpans(begin.spans).trimStart();
  if (/[.!?:;。！？：；]['"”’)\]]*$/.test(before)) return false;
  return (
    /^[\p{Ll}(]/u.test(after) || /[\p{L}][-,\u2010]$/u.test(before) || isUnspaced(before, after)
  );
}

const isUnspaced = (before: string, after: string) =>
  /[\p{Script=Han}，、]$/u.test(before) && /^\p{Script=Han}/u.test(after);

interface Sizes {
  body: number;
  /** Of headings, the largest first. */
  headings: readonly number[];
}

const rounded = (size: number) => Math.round(size * 2) / 2;

function sizesOf(blocks: readonly Block[]): Sizes {
  const characters = new Map<number, number>();
  for (const block of blocks) {
    const lines = 'lines' in block ? block.lines : block.rows.flat();
    for (const { spans, size } of lines)
      characters.set(
        rounded(size),
        (characters.get(rounded(size)) ?? 0) +
          spans.reduce((sum, { text }) => sum + text.length, 0),
      );
  }
  const [most] = [...characters].sort(([, one], [, other]) => other - one);
  const body = most?.[0] ?? 10;
  const headings = [...characters.keys()]
    .filter((size) => size > body * 1.12)
    .sort((one, other) => other - one);
  return { body, headings };
}

function textBlocks(block: Block, sizes: Sizes, words: Words): TextBlock[] {
  if ('rows' in block) {
    const rows = block.rows.map((row) => row.map((cell) => joinLines(linesOfCell(cell), words)));
    return [{ kind: 'table', rows }];
  }
  const { lines, marker, isCentered } = block;
  const joined = joinLines(lines.map(markedText), words);
  if (joined === '') return [];
  const text = marker === '' ? joined : joined.slice(marker.length).trimStart();
  const level = marker === '' || isNumber(marker) ? levelOf(lines, joined, sizes) : 0;
  if (level > 0) return [{ kind: 'paragraph', text: joined, level, marker: '', isCentered }];
  return [{ kind: 'paragraph', text, level, marker, isCentered }];
}

const isNumber = (marker: string) => /\d|^[IVX]+\./.test(marker);

function levelOf(lines: readonly Fragment[], text: string, { body, headings }: Sizes): number {
  const [first] = lines;
  if (!first || text.length > MAX_HEADING_CHARACTERS || !/\p{L}/u.test(text)) return 0;
  const index = headings.indexOf(rounded(first.size));
  if (index >= 0) return Math.min(index + 1, MAX_LEVEL);
  const isBold = lines.every(({ bold }) => bold);
  const isShort = text.length < 120 && !/[.,;:。，；：]$/.test(text);
  if (!isBold || !isShort || first.size < body * 0.95) return 0;
  return Math.min(new Set(headings).size + 1, MAX_LEVEL);
}

import type { Block, Paragraph } from './block.ts';
import { median } from './columns.ts';
import { textOfSpans, type Fragment } from './lines.ts';
import { isMarker, rowsOf } from './rows.ts';

/** The paragraphs and tables of a column. */
export function paragraphsOf(fragments: readonly Fragment[]): Block[] {
  const rows = rowsOf(fragments);
  const lines = rows.flatMap((row) => ('line' in row ? [row.line] : []));
  const column = {
    left: Math.min(...lines.map(({ x0 }) => x0)),
    right: Math.max(...lines.map(({ x1 }) => x1)),
    leading: leadingOf(lines),
  };
  const blocks: Block[] = [];
  let paragraph: Fragment[] = [];
  let table: (readonly Fragment[])[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push(asParagraph(paragraph, column));
    if (table.length > 0) blocks.push({ rows: table });
    paragraph = [];
    table = [];
  };
  rows.forEach((row, index) => {
    if ('cells' in row) {
      if (table.length === 0) flush();
      table.push(row.cells);
      return;
    }
    const next = rows[index + 1];
    const following = next && 'line' in next ? next.line : undefined;
    if (table.length > 0 || begins(row.line, paragraph, following, column)) flush();
    paragraph.push(row.line);
  });
  flush();
  return blocks;
}

interface Column {
  left: number;
  right: number;
  /** From baseline to baseline, in font sizes. */
  leading: number;
}

/** The most common distance of lines, since paragraphs have more between them; in font sizes. */
function leadingOf(lines: readonly Fragment[]): number {
  const distances = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const distance = before ? (line.y - before.y) / line.size : 0;
    return distance > 0.8 && distance < 2.6 ? [distance] : [];
  });
  const tight = distances.toSorted((one, other) => one - other);
  const quarter = tight[Math.floor(tight.length / 4)] ?? 1.2;
  return median(distances.filter((distance) => distance < quarter * 1.15)) || quarter;
}

/** Whether a line begins a paragraph of its own after these. */
function begins(
  line: Fragment,
  paragraph: readonly Fragment[],
  next: Fragment | undefined,
  column: Column,
): boolean {
  const before = paragraph.at(-1);
  const first = paragraph[0];
  if (!before || !first) return true;
  const { size } = line;
  const distance = line.y - before.y;
  const usual = secondDistance(paragraph) ?? column.leading * Math.max(size, before.size);
  if (distance < 0.3 * size || distance > usual * 1.25 + 0.5) return true;
  const hasOtherLook =
    Math.abs(size - before.size) > 0.08 * before.size || line.bold !== before.bold;
  if (hasOtherLook && !isShortTail(line, before)) return true;
  if (markerOf(line) !== '' && !isFull(before, column, line)) return true;
  if (markerOf(line) !== '' && Math.abs(line.x0 - first.x0) < size && markerOf(first) !== '')
    return true;
  if (isCentered(line, column) && isCentered(before, column)) return size < 11.5 && !line.bold;
  // The first line is further in than those around it.
  const isIndented = line.x0 > before.x0 + 0.8 * size && line.x0 < before.x0 + 6 * size;
  if (isIndented && paragraph.length > 1) return true;
  if (isIndented && next && next.x0 < line.x0 - 0.8 * size && markerOf(first) === '') return true;
  // A hanging first line after lines that are further in.
  if (paragraph.length > 1 && line.x0 < before.x0 - 0.8 * size) return true;
  return !isFull(before, column, line);
}

const secondDistance = ([first, second]: readonly Fragment[]) =>
  first && second ? second.y - first.y : undefined;

/** Bold words may be the last or the only ones of a line of a paragraph. */
function isShortTail(line: Fragment, before: Fragment): boolean {
  return (
    Math.abs(line.size - before.size) <= 0.08 * before.size &&
    Math.abs(line.x0 - before.x0) < 1 &&
    !before.bold &&
    line.x1 < before.x1 &&
    !/[.!?:。！？：]\s*$/.test(textOfSpans(before.spans))
  );
}

/** Whether the first word of the next line had no room in this one, so that it goes on there. */
function isFull(line: Fragment, { right }: Column, next: Fragment): boolean {
  const text = textOfSpans(next.spans).trim();
  const isUnspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const word = isUnspaced ? text.slice(0, 1) : (/^\S+/.exec(text)?.[0] ?? '');
  const wordWidth = (word.length / Math.max(1, text.length)) * (next.x1 - next.x0);
  const room = right - line.x1;
  const slack = isUnspaced ? 1.2 * line.size : 0.3 * line.size;
  const ends = /[.!?:。！？：]['"”’)\]]*\s*$/.test(textOfSpans(line.spans));
  return room < wordWidth + slack + (ends ? 0 : line.size * 2);
}

function isCentered(line: Fragment, { left, right }: Column): boolean {
  const before = line.x0 - left;
  const after = right - line.x1;
  return before > 1.5 * line.size && Math.abs(before - after) < 0.8 * line.size;
}

function markerOf(line: Fragment): string {
  const text = textOfSpans(line.spans).trimStart();
  const [word = ''] = /^\S+(?=\s)/.exec(text) ?? [];
  const mark = /^[•‣▪■◦●∙➢✓\uF0B7\uF0A7]/.exec(text)?.[0];
  if (mark !== undefined) return mark;
  // Sections have numbers too, but they are part of a heading.
  return isMarker(word) && !/^\d+(?:\.\d+)+\.?$/.test(word) && word !== 'o' ? word : '';
}

function asParagraph(lines: readonly Fragment[], column: Column): Paragraph {
  const [first] = lines;
  return {
    lines,
    marker: first ? markerOf(first) : '',
    isCentered: lines.every((line) => isCentered(line, column)),
  };
}

import { median } from './columns.ts';
import { fragmentOf, textOfSpans, type Fragment } from './lines.ts';

/** A line of a column, or a row of a table with its cells. */
export type Row = { line: Fragment } | { cells: readonly Fragment[] };

const MARKER =
  /^(?:[•‣▪■◦○●·∙–—*o➢✓\uF0B7\uF0A7-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?)$/;

/** The fragments of a column as lines; where lines with gaps at the same places follow each other, as rows of a table. */
export function rowsOf(fragments: readonly Fragment[]): Row[] {
  const lines: Fragment[][] = [];
  for (const fragment of [...fragments].sort((one, other) => one.y - other.y)) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(line[0].y - fragment.y) < 0.3 * fragment.size) line.push(fragment);
    else lines.push([fragment]);
  }
  const merged = lines.map((line) => withMarker(line.sort((one, other) => one.x0 - other.x0)));
  const rows: Row[] = [];
  for (let at = 0; at < merged.length;) {
    const end = endOfTable(merged, at);
    if (end - at >= 2) {
      rows.push(...tableRows(merged.slice(at, end)).map((cells) => ({ cells })));
      at = end;
    } else {
      const line = merged[at] ?? [];
      rows.push({ line: fragmentOf(line.flatMap(({ spans }) => spans)) });
      at++;
    }
  }
  return rows;
}

export function isMarker(text: string): boolean {
  return MARKER.test(text.trim());
}

/** `•`, `1.` and `2.3` belong to the text behind them, however far. */
function withMarker(line: readonly Fragment[]): Fragment[] {
  const [first, second, ...rest] = line;
  if (!first || !second || second.x0 - first.x1 > 4 * first.size) return [...line];
  if (!isMarker(textOfSpans(first.spans))) return [...line];
  return [fragmentOf([...first.spans, ...second.spans]), ...rest];
}

function endOfTable(lines: readonly (readonly Fragment[])[], begin: number): number {
  let end = begin;
  let several = 0;
  let before = lines[begin]?.[0];
  for (; end < lines.length; end++) {
    const line = lines[end] ?? [];
    const first = line[0];
    if (!first || !before || first.y - before.y > 3.5 * first.size) break;
    if (line.length > 1) {
      if (several > 0 && !isAligned(line, lines.slice(begin, end))) break;
      several = end - begin + 1;
    } else if (end === begin || !isContinued(first, lines.slice(begin, end))) break;
    before = first;
  }
  return begin + several;
}

const touches = (one: Fragment, other: Fragment) => one.x0 < other.x1 && other.x0 < one.x1;

/** Whether each cell stands under one of the rows before, and no two under the same. */
function isAligned(line: readonly Fragment[], before: readonly (readonly Fragment[])[]): boolean {
  const last = before.findLast(({ length }) => length > 1) ?? [];
  return (
    line.filter((cell) => last.filter((above) => touches(cell, above)).length === 1).length * 2 >
    line.length
  );
}

/** The second line of a cell that is not the first of its row. */
function isContinued(fragment: Fragment, before: readonly (readonly Fragment[])[]): boolean {
  const last = before.findLast(({ length }) => length > 1) ?? [];
  const [first, ...others] = last;
  if (!first || fragment.y - (before.at(-1)?.[0]?.y ?? 0) > 1.6 * fragment.size) return false;
  return others.some((cell) => touches(fragment, cell)) && !touches(fragment, first);
}

/** Rows with their further lines, which have nothing in the first column. */
function tableRows(lines: readonly (readonly Fragment[])[]): Fragment[][] {
  const left = Math.min(...lines.map((line) => line[0]?.x0 ?? Infinity));
  const leading = median(
    lines.slice(1).map((line, index) => (line[0]?.y ?? 0) - (lines[index]?.[0]?.y ?? 0)),
  );
  const rows: Fragment[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const first = line[0];
    if (!first) continue;
    const lowest = row ? Math.max(...row.flatMap(({ spans }) => spans.map(({ y }) => y))) : 0;
    const isNear = first.y - lowest <= Math.max(1.35 * first.size, 0.8 * leading);
    const isMore =
      row &&
      isNear &&
      line.length < row.length &&
      first.x0 > left + 2 * first.size &&
      line.every((cell) => row.some((above) => touches(cell, above)));
    if (!isMore) {
      rows.push([...line]);
      continue;
    }
    for (const cell of line) {
      const index = row.findIndex((above) => touches(cell, above));
      const above = row[index];
      if (above)
        row[index] = {
          ...fragmentOf(above.spans),
          x1: Math.max(above.x1, cell.x1),
          spans: [...above.spans, ...cell.spans],
        };
    }
  }
  return rows;
}

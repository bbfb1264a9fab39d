import type { Span } from './readPages.ts';

/** Spans beside each other in a line, with no wider gap than between words; in points. */
export interface Fragment {
  spans: readonly Span[];
  x0: number;
  x1: number;
  /** The baseline. */
  y: number;
  /** Of most of its characters. */
  size: number;
  bold: boolean;
}

/** In font sizes: between words of stretched lines there is less, between columns more. */
const WIDE_GAP = 1;

/** Between two columns that are known there may be less. */
const GUTTER = 0.55;

/**
 * The spans of a page as fragments of its lines, from top to bottom and left to right. `gutter`: where two columns are
 * apart, in points.
 */
export function fragmentsOf(spans: readonly Span[], gutter?: number): Fragment[] {
  const rows: { y: number; size: number; spans: Span[] }[] = [];
  // The large ones first: small ones may be marks on them.
  for (const span of [...spans].sort((one, other) => other.size - one.size)) {
    const row = rows.find((row) =>
      span.size > 0.85 * row.size
        ? Math.abs(span.y - row.y) < 0.25 * span.size
        : isMarkOn(row, span),
    );
    if (row) row.spans.push(span);
    else rows.push({ y: span.y, size: span.size, spans: [span] });
  }
  return rows
    .flatMap((row) => splitAtGaps(row.spans, gutter))
    .sort((one, other) => one.y - other.y || one.x0 - other.x0);
}

/** Raised or lowered beside something larger: the number of a footnote, an index. */
function isMarkOn(row: { y: number; size: number; spans: readonly Span[] }, span: Span): boolean {
  const middle = span.y - 0.3 * span.size;
  if (middle < row.y - row.size || middle > row.y + 0.25 * row.size) return false;
  return row.spans.some(
    ({ x, width }) =>
      span.x > x - span.width - 0.8 * row.size && span.x < x + width + 0.4 * row.size,
  );
}

function splitAtGaps(spans: readonly Span[], gutter = Infinity): Fragment[] {
  const sorted = [...spans].sort((one, other) => one.x - other.x);
  const groups: Span[][] = [];
  let end = -Infinity;
  for (const span of sorted) {
    const gap = span.x - end;
    const isGutter = end <= gutter && span.x >= gutter && gap > GUTTER * span.size;
    const isFar = gap > WIDE_GAP * span.size || isGutter;
    if (isFar || groups.length === 0) groups.push([span]);
    else groups.at(-1)?.push(span);
    end = Math.max(isFar ? -Infinity : end, span.x + span.width);
  }
  return groups.map(fragmentOf);
}

export function fragmentOf(spans: readonly Span[]): Fragment {
  const main = spans.reduce((one, other) =>
    other.text.length * other.size > one.text.length * one.size ? other : one,
  );
  const length = (counted: readonly Span[]) =>
    counted.reduce((sum, { text }) => sum + text.length, 0);
  return {
    spans,
    x0: Math.min(...spans.map(({ x }) => x)),
    x1: Math.max(...spans.map(({ x, width }) => x + width)),
    ...{ y: main.y, size: main.size },
    bold: length(spans.filter(({ bold }) => bold)) > 0.8 * length(spans),
  };
}

/** Characters that no text has: what is between them is raised, the number of a note. */
export const RAISED = { begin: '\uFDD0', end: '\uFDD1' };
const NOTE_NUMBER = /^[\d*∗†‡§¶,–\s-]{1,8}$/;

/** The text of a fragment as it is read, with the numbers of notes marked as such. */
export function markedText({ spans, size, y }: Fragment): string {
  const isRaised = (span: Span) =>
    span.size < 0.85 * size && span.y < y - 0.15 * size && NOTE_NUMBER.test(span.text);
  return textOfSpans(
    spans.map((span) =>
      isRaised(span) ? { ...span, text: RAISED.begin + span.text.trim() + RAISED.end } : span,
    ),
  );
}

/** The text of spans as it is read. */
export function textOfSpans(spans: readonly Span[]): string {
  const isRtl = spans.filter(({ rtl }) => rtl).length * 2 > spans.length;
  let text = '';
  let before: Span | undefined;
  for (const span of isRtl ? spans.toReversed() : spans) {
    const gap = before === undefined ? 0 : gapBetween(before, span);
    const isWord =
      gap > 0.15 * Math.max(span.size, before?.size ?? 0) &&
      !/\s$/.test(text) &&
      !/^\s/.test(span.text);
    text += (isWord ? ' ' : '') + span.text;
    before = span;
  }
  return text;
}

export function gapBetween(one: Span, other: Span): number {
  return one.x < other.x ? other.x - one.x - one.width : one.x - other.x - other.width;
}

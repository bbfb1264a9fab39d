import { textOf, type Content } from '#shared/content.ts';
import { gapBetween } from '#core/translate/oneLine.ts';
import { mergeText } from './contents.ts';
import type { CutSegment } from './cutUnit.ts';

/** The target of a paragraph out of those of its sentences; one without a target stays as it is. */
export function joinSegments(
  segments: readonly (CutSegment & { target: Content | null })[],
  after: Content,
): Content {
  const joined = segments.flatMap(({ before, source, target }, i): Content => {
    const last = segments[i - 1];
    return [...(last ? gapAfter(last, before) : before), ...(target ?? source)];
  });
  return mergeText([...joined, ...after]);
}

/** White space between two sentences as the target writes it, also where formatting ends or begins. */
function gapAfter(
  { source, target }: { source: Content; target: Content | null },
  gap: Content,
): Content {
  if (!target || gap.some((part) => typeof part !== 'string' && part.kind === 'alone')) return gap;
  const space = textOf(gap);
  const wanted = gapBetween(space, { source: textOf(source), target: textOf(target) });
  if (wanted === space) return gap;
  const tags = gap.filter((part) => typeof part !== 'string');
  const begin = tags.findIndex(({ kind }) => kind === 'open');
  const at = begin < 0 ? tags.length : begin;
  return mergeText([...tags.slice(0, at), wanted, ...tags.slice(at)]);
}

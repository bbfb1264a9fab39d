import type { Segment } from '#shared/ipc/translator.ts';
import { createBreath } from './breath.ts';
import type { CutSegment } from './segmentText.ts';

/** What was shown before: a text, what it was translated from and to (BCP 47), and its segments. */
export interface Before {
  text: string;
  from: string;
  to: string;
  segments: readonly Segment[];
  /** The highest id that was ever given out. */
  lastId?: number;
  /** By the ids of segments: what their translations went by. */
  keys?: ReadonlyMap<number, string>;
  /** Ids of segments for which the user asked the model, whatever the memory has. */
  chosen?: ReadonlySet<number>;
  /** Of what was opened, where nobody knows that: the name of its model. */
  model?: string | undefined;
}

export interface KeptSegment {
  id: number;
  /** The segment that it was, where the source is the same. */
  same: Segment | null;
}

/**
 * Which segments of a text are those that were shown before: the same ones at its beginning and its end, then those with
 * equal sources; in what is left, one by one where there are as many as there were. The others get new ids.
 */
export async function keepSegments(
  text: string,
  cut: readonly CutSegment[],
  before: Before | undefined,
): Promise<KeptSegment[]> {
  const olds = before?.segments ?? [];
  const oldText = before?.text ?? '';
  const sources = cut.map(({ begin, end }) => text.slice(begin, end));
  const oldSources = olds.map(({ source }) => oldText.slice(source.begin, source.end));
  const most = Math.min(sources.length, oldSources.length);
  let begin = 0;
  while (begin < most && sources[begin] === oldSources[begin]) begin++;
  let end = 0;
  while (end < most - begin && sources.at(-1 - end) === oldSources.at(-1 - end)) end++;

  const matches = await matchHole(
    sources.slice(begin, sources.length - end),
    oldSources.slice(begin, oldSources.length - end),
  );
  let lastId = olds.reduce((highest, { id }) => Math.max(highest, id), before?.lastId ?? 0);
  return sources.map((source, at) => {
    const old = oldIndex(at);
    const known = old === undefined ? undefined : olds[old];
    return {
      id: known?.id ?? ++lastId,
      same: known && old !== undefined && oldSources[old] === source ? known : null,
    };
  });

  function oldIndex(at: number): number | undefined {
    if (at < begin) return at;
    if (at >= sources.length - end) return at - sources.length + oldSources.length;
    const old = matches[at - begin];
    return old === undefined ? undefined : old + begin;
  }
}

/** For each of the sources the index of the old one that it is. */
async function matchHole(
  sources: readonly string[],
  olds: readonly string[],
): Promise<(number | undefined)[]> {
  const breath = createBreath();
  const places = new Map<string, number[]>();
  for (const [at, source] of [...olds.entries()].toReversed()) {
    const due = breath();
    if (due) await due;
    const known = places.get(source);
    if (known) known.push(at);
    else places.set(source, [at]);
  }
  const matches: (number | undefined)[] = [];
  for (const source of sources) {
    const due = breath();
    if (due) await due;
    matches.push(places.get(source)?.pop());
  }
  if (sources.length !== olds.length) return matches;
  const taken = new Set(matches);
  return matches.map((match, at) => match ?? (taken.has(at) ? undefined : at));
}

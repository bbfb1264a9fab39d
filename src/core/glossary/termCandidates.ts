import { setImmediate } from 'node:timers/promises';
import type { TermCandidate } from '#shared/ipc/glossary.ts';
import { phrasesOf, type Phrase } from './candidates/phrases.ts';
import { logLikelihood } from './candidates/logLikelihood.ts';

const MOST_PAIRS = 20_000;
const MOST_SOURCES = 4000;
const MOST_CANDIDATES = 200;
/** Sentences that are looked at without a pause. */
const SLICE = 100;
/** How much of the sentences with the one have the other. */
const LEAST_SHARE = 0.6;
/** The share of sentences, and their number, from which on a word is no term but what the text is about. */
const COMMON = 0.5;
const LEAST_COMMON = 10;
/** Of G²: once in a thousand by chance. */
const LEAST_LIKELIHOOD = 10.83;

interface Counted extends Phrase {
  /** Numbers of the sentences that have it. */
  sentences: number[];
}

interface Association {
  source: Counted;
  target: Counted;
  count: number;
  weight: number;
}

/**
 * Words of a document whose sentences share a word of their translations far more often than chance, the surest first;
 * at most 200. `isKnown` says which sources are in a glossary already.
 */
export async function termCandidates(
  pairs: Iterable<{ source: string; target: string }>,
  isKnown: (source: string) => boolean,
): Promise<TermCandidate[]> {
  const sources = new Map<string, Counted>();
  const targets = new Map<string, Counted>();
  const targetsOf: Counted[][] = [];
  const seen = new Set<string>();
  for (const { source, target } of pairs) {
    if (seen.has(source) || seen.size === MOST_PAIRS) continue;
    const sentence = seen.size;
    seen.add(source);
    for (const phrase of phrasesOf(source)) count(sources, phrase, sentence);
    targetsOf.push(phrasesOf(target).map((phrase) => count(targets, phrase, sentence)));
    if (sentence % SLICE === SLICE - 1) await setImmediate();
  }
  const least = seen.size < 30 ? 2 : 3;
  const isTerm = { source: termTest(sources, seen.size), target: termTest(targets, seen.size) };
  const frequent = Array.from(sources.values())
    .filter((source) => source.sentences.length >= least && isTerm.source(source))
    .sort((a, b) => b.sentences.length - a.sentences.length)
    .slice(0, MOST_SOURCES);
  const found: Association[] = [];
  for (const [place, source] of frequent.entries()) {
    found.push(
      ...associations(source, targetsOf, least).filter(({ target }) => isTerm.target(target)),
    );
    if (place % SLICE === SLICE - 1) await setImmediate();
  }
  return bestOf(found, isKnown);
}

function count(phrases: Map<string, Counted>, phrase: Phrase, sentence: number): Counted {
  const known = phrases.get(phrase.key) ?? { ...phrase, sentences: [] };
  // A word that is also written small is no name: that is how a dictionary has it.
  if (phrase.text > known.text) known.text = phrase.text;
  known.sentences.push(sentence);
  phrases.set(phrase.key, known);
  return known;
}

/** Whether a phrase has no word that stands in every other sentence. */
function termTest(phrases: ReadonlyMap<string, Counted>, sentences: number) {
  const common = new Set<string>();
  for (const { key, words, sentences: its } of phrases.values())
    if (words === 1 && its.length > Math.max(sentences * COMMON, LEAST_COMMON)) common.add(key);
  return ({ key }: Counted): boolean => !key.split(' ').some((word) => common.has(word));
}

/** The targets that nearly all sentences of a source have, and nearly only they. */
function associations(
  source: Counted,
  targetsOf: readonly (readonly Counted[])[],
  least: number,
): Association[] {
  const shared = new Map<Counted, number>();
  for (const sentence of source.sentences)
    for (const target of targetsOf[sentence] ?? [])
      shared.set(target, (shared.get(target) ?? 0) + 1);
  const total = targetsOf.length;
  return Array.from(shared).flatMap(([target, both]): Association[] => {
    const [ours, theirs] = [source.sentences.length, target.sentences.length];
    if (both < least || both < LEAST_SHARE * Math.max(ours, theirs)) return [];
    const likelihood = logLikelihood(both, ours, theirs, total);
    if (likelihood < LEAST_LIKELIHOOD) return [];
    // Of phrases that always come together the longer ones say more.
    return [{ source, target, count: both, weight: likelihood * (source.words + target.words) }];
  });
}

/** The surest first; a word that is part of another one's phrase, on either side, is no candidate of its own. */
function bestOf(
  found: readonly Association[],
  isKnown: (source: string) => boolean,
): TermCandidate[] {
  const chosen: Association[] = [];
  const sides = { source: [] as Counted[], target: [] as Counted[] };
  for (const each of found.toSorted((a, b) => b.weight - a.weight)) {
    if (chosen.length === MOST_CANDIDATES) break;
    const { source, target } = each;
    if (source.key === target.key) continue;
    if (isPartOf(source, sides.source) || isPartOf(target, sides.target)) continue;
    sides.source.push(source);
    sides.target.push(target);
    if (!isKnown(source.text)) chosen.push(each);
  }
  return chosen.map(({ source, target, count: sentences }) => ({
    ...{ source: source.text, target: target.text, count: sentences },
  }));
}

/** Whether most of its sentences have it as part of one of these, or one of these as part of it. */
const isPartOf = ({ key, sentences }: Counted, others: readonly Counted[]): boolean =>
  others.some(
    (other) =>
      (has(other.key, key) || has(key, other.key)) &&
      Math.min(sentences.length, other.sentences.length) * 2 >
        Math.max(sentences.length, other.sentences.length),
  );

const has = (phrase: string, part: string): boolean => ` ${phrase} `.includes(` ${part} `);

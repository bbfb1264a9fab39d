import { createHash } from 'node:crypto';
import type { TextPair } from '#core/memory/transfer/pairFormat.ts';
import { tmxFormat } from '#core/memory/transfer/tmxFormat.ts';
import { pairSentences } from '#core/translate/sentencePairs.ts';
import { translationsOf, type Stores } from './exportHistory.ts';

/**
 * The sentences of the history with their translations as TMX: what was accepted into the translation memory, and the
 * finished translations, which have the accepted revisions. What else a conversation says, an explanation say, may be
 * no translation. `version` is the app's.
 */
export const exportTmx = (stores: Stores, version: string): Generator<string> =>
  tmx(pairsOf(stores), version);

/** Pairs as TMX, each once, at the date it comes with first. */
export function* tmx(pairs: Iterable<TextPair>, version: string): Generator<string> {
  const { head, pair: unit, tail } = tmxFormat(version);
  yield head;
  const written = new Set<string>();
  for (const pair of pairs) {
    const text = unit(pair);
    const digest = digestOf(unit({ ...pair, createdAt: 0 }));
    if (text === '' || written.has(digest)) continue;
    written.add(digest);
    yield text;
  }
  yield tail;
}

/** Whole texts of a long history would fill the memory. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64');

function* pairsOf(stores: Stores): Generator<TextPair> {
  yield* stores.memory.all();
  for (const translation of translationsOf(stores)) {
    if (translation.state === 'done') yield* sentences(translation);
  }
}

function* sentences({ source, target, from, to, createdAt }: TextPair): Generator<TextPair> {
  for (const pair of pairSentences(source, target, from, to)) {
    yield {
      source: source.slice(pair.source.begin, pair.source.end),
      target: target.slice(pair.target.begin, pair.target.end),
      ...{ from, to, createdAt },
    };
  }
}

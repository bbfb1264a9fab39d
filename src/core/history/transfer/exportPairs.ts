import { pairSentences } from '#core/translate/sentencePairs.ts';
import { translationsOf, type Stores } from './exportHistory.ts';
import { tmx, type TextPair } from './tmx.ts';

/**
 * The sentences of the history with their translations as TMX: what was accepted into the translation memory, and the
 * finished translations, which have the accepted revisions. What else a conversation says, an explanation say, may be
 * no translation. `version` is the app's.
 */
export const exportTmx = (stores: Stores, version: string): Generator<string> =>
  tmx(pairsOf(stores), version);

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

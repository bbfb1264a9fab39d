import { pairSentences } from '#core/translate/sentencePairs.ts';
import { branchTo } from '#shared/messageTree.ts';
import { conversationsOf, translationsOf, type Stores } from './exportHistory.ts';
import { tmx, type TextPair } from './tmx.ts';

/**
 * The sentences of the history with their translations as TMX: what was accepted into the translation memory, the last
 * answer that each revision shows, and the finished translations. `version` is the app's.
 */
export const exportTmx = (stores: Stores, version: string): Generator<string> =>
  tmx(pairsOf(stores), version);

function* pairsOf(stores: Stores): Generator<TextPair> {
  yield* stores.memory.all();
  for (const { origin, messages, leafId } of conversationsOf(stores)) {
    const answer = branchTo(messages, leafId).findLast(
      ({ role, state }) => role === 'assistant' && state === 'done',
    );
    if (origin && answer)
      yield* sentences({ ...origin, target: answer.text, createdAt: answer.createdAt });
  }
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

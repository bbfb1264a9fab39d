import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Sampling } from '../engine.ts';
import { likelihood, type Likelihood } from './likelihood.ts';
import { wantsWords, type Steps } from './steps.ts';
import { createWordBias } from './wordBias.ts';
import { createWordWishes } from './wordWishes.ts';

/** How many changes of an answer are tried before the best of them is changed again. */
const TRIED = 3;
/** In all, the tokens of changed answers may be this many times those of the first. */
const EFFORT = 8;
/** A changed answer that is much longer than the first one goes round in circles. */
const LONGEST = 1.5;
/** Tokens that every answer may have more than the first. */
const EXTRA = 8;

/** Longer answers with more words to find are left as they are: so many numbers would be kept for each. */
const MOST_LOOKED_UP = 500_000;

/** Sampling chooses no likeliest answer, and a cache that cannot drop tokens would evaluate all of it each time. */
export function canBeFirm(sampling: Sampling, { needsCheckpoints }: LlamaContextSequence): boolean {
  return (
    sampling.firmly === true &&
    sampling.temperature === 0 &&
    wantsWords(sampling) &&
    !needsCheckpoints
  );
}

interface Draft {
  /** With the end token. */
  tokens: Token[];
  unmet: number;
  likelihood: Likelihood;
  /** The logarithm of the whole answer's probability. */
  log: number;
}

/**
 * Greedy decoding that searches for an answer with all of its words: it decodes an answer with the words made likelier,
 * puts a missing one where the model finds it least unlikely, goes on from there, and keeps the likeliest answer that has
 * more of them. So a word is forced, and what follows fits it. Round a word to avoid it goes another way from where the
 * word begins. The tokens come all at the end, and an empty step after each evaluation before.
 */
export async function* firmSteps(
  sequence: LlamaContextSequence,
  rest: Token[],
  sampling: Sampling,
  isEnd: (token: Token) => boolean,
  most: number,
): Steps {
  const { model } = sequence;
  const wishes = createWordWishes(model, sampling);
  // The cache keeps the prompt but for its last token, which each evaluation begins with.
  const known = sequence.nextTokenIndex + rest.length - 1;
  const last = lastOf(rest);

  async function keepInCache(tokens: number) {
    const end = sequence.nextTokenIndex;
    if (known + tokens < end)
      await sequence.eraseContextTokenRanges([{ start: known + tokens, end }]);
  }

  async function* decode(evaluate: Token[], said: readonly Token[], longest: number) {
    const wanted = createWordBias(model, { words: sampling.words ?? [] });
    const tokens = [...said];
    for (const token of tokens) wanted.saw(token);
    const options = { temperature: 0, yieldEogToken: true, tokenBias: wanted.bias };
    for await (const token of sequence.evaluate(evaluate, options)) {
      tokens.push(token);
      if (isEnd(token) || tokens.length >= longest) break;
      wanted.saw(token);
      yield [];
    }
    return tokens;
  }

  async function* judge(tokens: Token[]): AsyncGenerator<readonly Token[], Draft | null> {
    const end = tokens.at(-1);
    if (end === undefined || !isEnd(end)) return null;
    if (tokens.length * wishes.lookedFor.size > MOST_LOOKED_UP) return null;
    await keepInCache(0);
    const likely = yield* likelihood(sequence, last, tokens, wishes.lookedFor);
    return {
      tokens,
      unmet: wishes.unmet(tokens.slice(0, -1)),
      likelihood: likely,
      log: likely.said.reduce((sum, log) => sum + log, 0),
    };
  }

  const first: Token[] = yield* decode(rest, [], most);
  let effort = EFFORT * first.length;

  /** The best of the answers that have more of the words than `draft`; null where there is none. */
  async function* change(draft: Draft): AsyncGenerator<readonly Token[], Draft | null> {
    const answer = draft.tokens.slice(0, -1);
    const tried = new Set<string>();
    let best: Draft | null = null;
    for (const { at, tokens } of wishes.changes(answer, draft.likelihood)) {
      const said = [...answer.slice(0, at), ...tokens];
      if (tried.has(said.join())) continue;
      if (effort <= 0 || tried.size === TRIED) break;
      tried.add(said.join());
      await keepInCache(at);
      const longest = Math.min(most, LONGEST * first.length + tokens.length + EXTRA);
      const changed = yield* decode([answer[at - 1] ?? last, ...tokens], said, longest);
      effort -= changed.length;
      const next = yield* judge(changed);
      if (next && next.unmet < draft.unmet && (!best || isBetter(next, best))) best = next;
    }
    return best;
  }

  let best = yield* judge(first);
  for (let next = best; next && next.unmet > 0;) {
    next = yield* change(next);
    best = next ?? best;
  }
  yield best?.tokens ?? first;
}

function isBetter(a: Draft, b: Draft): boolean {
  return a.unmet < b.unmet || (a.unmet === b.unmet && a.log > b.log);
}

function lastOf(tokens: readonly Token[]): Token {
  const last = tokens.at(-1);
  if (last === undefined) throw new Error('a prompt has a token at least');
  return last;
}

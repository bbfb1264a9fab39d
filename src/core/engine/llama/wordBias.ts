import { TokenBias, type LlamaModel, type Token } from 'node-llama-cpp';
import { hasWord } from '#core/eval/requiredWords.ts';
import type { Sampling } from '../engine.ts';
import { begun } from './wordWishes.ts';

/**
 * Added to the logit of the token that a missing word begins with, and of the one that goes on with a word that has
 * begun. Measured on the starter model, on pairs that were kept out of its training: 4 finds a little more and costs
 * chrF, 2 finds less.
 */
const BEGIN = 3;
const GO_ON = 6;
/** Added to the logit of a token that tells a word that is to be avoided from others. */
const AVOID = -10;
/** A word that was said lies within this many tokens of the end. */
const LOOKED_AT = 64;

/** Makes words likelier until the answer has them, and others unlikely. */
export interface WordBias {
  /** For the next token. */
  bias: () => TokenBias;
  saw: (token: Token) => void;
}

/**
 * For words that an answer must contain: whoever asks for them wants them more than the likeliest sentence. Each is
 * begun as it stands, with or without a space before it.
 */
export function createWordBias(
  model: LlamaModel,
  { words = [], avoided = [] }: Pick<Sampling, 'words' | 'avoided'>,
): WordBias {
  const formsOf = (word: string) => [word, ` ${word}`].map((form) => model.tokenize(form, false));
  const unwanted = avoided.flatMap((word) =>
    formsOf(word).map((form) => ({ form, from: tellingToken(model, form, word) })),
  );
  let missing = words.map((word) => ({ word, forms: formsOf(word) }));
  const said: Token[] = [];

  return {
    bias() {
      const bias = TokenBias.for(model);
      for (const { form, from } of unwanted) {
        const at = begun(said, form);
        const next = form[at];
        if (next !== undefined && at >= from) bias.set(next, { logit: AVOID });
      }
      for (const { forms } of missing) {
        for (const form of forms) {
          const [first] = form;
          if (first !== undefined) bias.set(first, { logit: BEGIN });
        }
      }
      for (const { forms } of missing) {
        for (const form of forms) {
          const next = form[begun(said, form)];
          if (next !== undefined && next !== form[0]) bias.set(next, { logit: GO_ON });
        }
      }
      return bias;
    },
    saw(token) {
      said.push(token);
      const text = model.detokenize(said.slice(-LOOKED_AT));
      missing = missing.filter(({ word }) => !hasWord(text, word));
    },
  };
}

/** The first token of `form` with which more than half of the word is there: the ones before begin many words. */
function tellingToken(model: LlamaModel, form: readonly Token[], word: string): number {
  const length = (tokens: number) => model.detokenize(form.slice(0, tokens)).trim().length;
  const at = form.findIndex((_, i) => 2 * length(i + 1) > word.length);
  return at < 0 ? form.length - 1 : at;
}

import type { Language } from '#shared/languages.ts';
import { bleu, type Bleu } from './bleu.ts';
import { chrf } from './chrf.ts';
import type { Pair } from './pair.ts';
import { tokenize13a } from './tokenize13a.ts';
import { tokenizeZh } from './tokenizeZh.ts';

/** The signatures say how, in the words of sacreBLEU, whose scores they equal. */
export interface Scores {
  bleu: Bleu & { signature: string };
  chrf: { score: number; signature: string };
}

/** The tokenization is `zh` into Chinese and `13a` into every other language. */
export function score(pairs: readonly Pair[], to: Language): Scores {
  const [tokenizer, tokenize] = to.code.startsWith('zh-')
    ? ['zh', tokenizeZh]
    : ['13a', tokenize13a];
  return {
    bleu: {
      ...bleu(pairs, tokenize),
      signature: `nrefs:1|case:mixed|eff:no|tok:${tokenizer}|smooth:exp`,
    },
    chrf: { score: chrf(pairs), signature: 'nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no' },
  };
}

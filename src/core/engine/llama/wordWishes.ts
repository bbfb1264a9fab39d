import type { LlamaModel, Token } from 'node-llama-cpp';
import { hasWord, isSpacedLetter } from '#core/eval/requiredWords.ts';
import type { Sampling } from '../engine.ts';
import type { Likelihood } from './likelihood.ts';

/** How many other ways round an unwanted word are looked at. */
const DETOURS = 4;
/** The last characters of a text lie within this many tokens. */
const LAST_CHARACTERS = 8;

/** Goes another way than an answer did: keeps its tokens up to `at`, then says `tokens`. */
export interface Change {
  at: number;
  tokens: readonly Token[];
  /** How much less likely the first of them is than what was said: a logarithm, 0 at most as a rule. */
  gain: number;
}

/** A way to write a word. */
interface Form {
  text: string;
  tokens: readonly Token[];
}

/** What an answer is to contain and to do without, and how an answer could be changed to be nearer to it. */
export interface WordWishes {
  /** How many words are missing or unwanted. */
  unmet: (answer: readonly Token[]) => number;
  /** Tokens that a missing word has. */
  lookedFor: ReadonlySet<Token>;
  /** Likeliest first. */
  changes: (answer: readonly Token[], likelihood: Likelihood) => Change[];
}

export function createWordWishes(
  model: LlamaModel,
  { words = [], avoided = [] }: Pick<Sampling, 'words' | 'avoided'>,
): WordWishes {
  const textOf = (tokens: readonly Token[]) => model.detokenize([...tokens]);
  const form = (text: string): Form => ({ text, tokens: model.tokenize(text, false) });
  const wanted = words.map((word) => ({
    word,
    atStart: form(capitalized(word)),
    inside: [form(word), ...(isSpacedLetter(firstOf(word)) ? [form(` ${word}`)] : [])],
  }));
  const missing = (text: string) => wanted.filter(({ word }) => !hasWord(text, word));
  const unwanted = (text: string) => avoided.filter((word) => hasWord(text, word));

  /** Puts a missing word where it is likeliest to begin, or goes on where it has begun. */
  function insertions(answer: readonly Token[], { said, instead }: Likelihood): Change[] {
    const changes: Change[] = [];
    const missed = missing(textOf(answer));
    for (let at = 0; at <= answer.length; at++) {
      const before = textOf(answer.slice(Math.max(0, at - LAST_CHARACTERS), at)).at(-1) ?? ' ';
      const add = ({ text, tokens }: Form) => {
        const there = begun(answer.slice(Math.max(0, at - tokens.length), at), tokens);
        const next = tokens[there];
        const joins = isSpacedLetter(before) && isSpacedLetter(firstOf(text));
        if (next === undefined || (there === 0 && joins)) return;
        const gain = (instead[at]?.get(next) ?? -Infinity) - (said[at] ?? 0);
        changes.push({ at, tokens: tokens.slice(there), gain });
      };
      for (const { atStart, inside } of missed) (at === 0 ? [atStart] : inside).forEach(add);
    }
    return changes;
  }

  /** What else the model could have said where an unwanted word begins. */
  function detours(answer: readonly Token[], { said, instead }: Likelihood): Change[] {
    return unwanted(textOf(answer)).flatMap((word) => {
      const at = beginningOf(word, answer);
      return Array.from(instead[at] ?? [])
        .filter(([token]) => token !== answer[at] && !model.isEogToken(token))
        .sort(([, a], [, b]) => b - a)
        .slice(0, DETOURS)
        .map(([token, log]) => ({ at, tokens: [token], gain: log - (said[at] ?? 0) }));
    });
  }

  function beginningOf(word: string, answer: readonly Token[]): number {
    const has = (begin: number, end: number) => hasWord(textOf(answer.slice(begin, end)), word);
    let end = 0;
    while (end < answer.length && !has(0, end)) end++;
    let begin = end;
    while (begin > 0 && !has(begin, end)) begin--;
    return begin;
  }

  return {
    unmet(answer) {
      const text = textOf(answer);
      return missing(text).length + unwanted(text).length;
    },
    lookedFor: new Set(
      wanted.flatMap(({ atStart, inside }) => [atStart, ...inside].flatMap(({ tokens }) => tokens)),
    ),
    changes: (answer, likelihood) =>
      [...insertions(answer, likelihood), ...detours(answer, likelihood)].sort(
        (a, b) => b.gain - a.gain,
      ),
  };
}

/** How many tokens of `form` the end of `said` has, short of all. */
export function begun(said: readonly Token[], form: readonly Token[]): number {
  for (let length = Math.min(form.length - 1, said.length); length > 0; length--) {
    const from = said.length - length;
    let same = 0;
    while (same < length && said[from + same] === form[same]) same++;
    if (same === length) return length;
  }
  return 0;
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x20);
}

function capitalized(word: string): string {
  const first = firstOf(word);
  return first.toUpperCase() + word.slice(first.length);
}

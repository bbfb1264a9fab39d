import type { GenerateControl, Generation, Sampling } from '#core/engine/engine.ts';
import type { TermWish } from '#core/glossary/term.ts';
import type { SegmentFlag, SegmentTerm } from '#shared/ipc/translator.ts';
import { isWithin } from './budget.ts';
import type { Guard } from './guard/guard.ts';
import { type Ask, type GuardedAnswer, translateGuarded } from './guard/translateGuarded.ts';
import { gapBetween } from './oneLine.ts';
import { type Piece, splitText } from './segment.ts';
import type { Exchange, SentenceModel } from './sentenceModel.ts';

/** A sentence of any length, and what is known of it. */
export interface Sentence {
  source: string;
  /** BCP 47; `und` where it is not known. */
  from: string;
  to: string;
  /** What stands before it, the nearest last. */
  context?: readonly Exchange[];
  /** Words that its translation must contain. */
  words?: readonly string[];
  /** The model does not: see `GuardedOptions`. */
  ignoresInstructions?: boolean | undefined;
  /** Greedy without it. */
  sampling?: Partial<Pick<Sampling, 'temperature' | 'seed'>>;
}

export interface TranslatedSentence {
  target: string;
  flags: SegmentFlag[];
  terms: SegmentTerm[];
}

export interface SentenceAnswer extends TranslatedSentence {
  /** Its target is a part. */
  isStopped: boolean;
  generations: Generation[];
}

export interface SentenceAids {
  guard?: Guard | undefined;
  /** What the glossaries have for a text in these languages (BCP 47). */
  terms?: ((text: string, from: string, to: string) => readonly TermWish[]) | undefined;
}

/** `onText` is called with the whole target so far. */
export type SentenceControl = Pick<GenerateControl, 'signal' | 'onText' | 'priority'>;

/**
 * Translates one sentence, one that is too long for the model's window in pieces which are joined again. Null when it was
 * stopped before a word. Errors: those of `Engine.generate`.
 */
export async function translateSentence(
  model: SentenceModel,
  sentence: Sentence,
  aids: SentenceAids,
  control: SentenceControl = {},
): Promise<SentenceAnswer | null> {
  const { source } = sentence;
  const isShort = !/[\n\r\u2028\u2029]/.test(source) && (await isWithin(source, model.budget));
  if (isShort) {
    const { words = [] } = sentence;
    return asAnswer(await translatePiece(model, sentence, withRequired(words, aids), control));
  }
  return translatePieces(model, sentence, aids, control);
}

/** Required words are terms that no source word stands for: their translation is checked for them, and asked for again. */
function withRequired(words: readonly string[], aids: SentenceAids): SentenceAids {
  if (words.length === 0) return aids;
  const required = words.map((word): TermWish => ({
    ...{ source: '', targets: [word], forbidden: [], note: '' },
    ...{ caseSensitive: false, match: 'word' },
  }));
  return { ...aids, terms: (...asked) => [...required, ...(aids.terms?.(...asked) ?? [])] };
}

function translatePiece(
  model: SentenceModel,
  sentence: Sentence,
  { guard, terms }: SentenceAids,
  control: SentenceControl,
): Promise<GuardedAnswer | null> {
  const { source, from, to, context = [], words: required = [], sampling } = sentence;
  const { ignoresInstructions } = sentence;
  const ask: Ask = ({ words, avoided, firm }, generateControl) =>
    model.translate(source, generateControl, {
      ...{ context, avoided, firm },
      words: Array.from(new Set([...required, ...words])),
      ...(sampling && { sampling }),
    });
  const asked = { source, from, to, terms: terms?.(source, from, to) ?? [] };
  return translateGuarded(ask, asked, { guard, ignoresInstructions, ...control });
}

async function translatePieces(
  model: SentenceModel,
  sentence: Sentence,
  aids: SentenceAids,
  control: SentenceControl,
): Promise<SentenceAnswer | null> {
  const whole: SentenceAnswer = {
    ...{ target: '', flags: [], terms: [] },
    ...{ isStopped: false, generations: [] },
  };
  let before: { source: string; target: string } | undefined;
  for await (const { gap, source } of splitText(sentence.source, model.budget)) {
    whole.target += before && source ? gapBetween(gap, before) : gap;
    if (source === '') break;
    const start = whole.target;
    const answer = await translatePiece(model, pieceOf(sentence, source, before), aids, {
      ...control,
      onText: (text) => control.onText?.(start + text),
    });
    if (answer) append(whole, answer);
    if (!answer || answer.finish === 'stopped')
      return whole.target.trim() === '' ? null : { ...whole, isStopped: true };
    before = { source, target: answer.target };
  }
  return whole;
}

/** What stands before the sentence stands before its first piece only. */
function pieceOf(sentence: Sentence, source: Piece['source'], before: unknown): Sentence {
  return { ...sentence, source, ...(before !== undefined && { context: [] }) };
}

function append(whole: SentenceAnswer, piece: GuardedAnswer): void {
  const offset = whole.target.length;
  whole.target += piece.target;
  whole.flags = [...new Set([...whole.flags, ...piece.flags])];
  whole.generations.push(...piece.generations);
  for (const term of piece.terms) {
    const at = term.at && { begin: term.at.begin + offset, end: term.at.end + offset };
    whole.terms.push({ ...term, at });
  }
}

function asAnswer(answer: GuardedAnswer | null): SentenceAnswer | null {
  if (!answer) return null;
  const { finish, terms, ...rest } = answer;
  const ofGlossaries = terms.filter(({ source, state }) => source !== '' || state === 'forbidden');
  return { ...rest, terms: ofGlossaries, isStopped: finish === 'stopped' };
}

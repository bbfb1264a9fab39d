import type { GenerateControl, Generation, Priority } from '#core/engine/engine.ts';
import { wordsToAsk, wordsToAvoid } from '#core/glossary/askedWords.ts';
import type { TermWish } from '#core/glossary/term.ts';
import { AppError } from '#shared/errors.ts';
import type { SegmentFlag, SegmentTerm } from '#shared/ipc/translator.ts';
import { attempt, type Attempt } from './attempt.ts';
import { segmentTerms } from './checks/terms.ts';
import type { Guard } from './guard.ts';
import { lostMarks } from './lostMarks.ts';

/** What the model is asked beside the source. */
export interface Wish {
  /** Words that the translation must contain, and that it is to do without. */
  words: readonly string[];
  avoided: readonly string[];
  /** What was wrong with the attempt before; empty in the first. */
  firm: readonly SegmentFlag[];
}

export type Ask = (wish: Wish, control: GenerateControl) => Promise<Generation>;

export interface GuardedSource {
  source: string;
  /** BCP 47; `und` where it is not known. */
  from: string;
  to: string;
  /** What the glossaries have for the source. */
  terms: readonly TermWish[];
}

export interface GuardedOptions {
  /** Without one nothing is taken away, checked or tried again. */
  guard?: Guard | undefined;
  signal?: AbortSignal | undefined;
  priority?: Priority | undefined;
  /**
   * Called with the text so far, in one line where the source is, and cleaned; it only grows but for a second attempt
   * that is kept, which replaces it.
   */
  onText?: ((text: string) => void) | undefined;
  /**
   * Does not follow an instruction, as the starter model: it is asked again only for words, which a firm attempt finds
   * a place for.
   */
  ignoresInstructions?: boolean | undefined;
}

export interface GuardedAnswer {
  target: string;
  flags: SegmentFlag[];
  terms: SegmentTerm[];
  /** `stopped`: nothing is to follow it, though it may be whole where that was in a second attempt. */
  finish: Generation['finish'];
  /** Of each attempt. */
  generations: Generation[];
}

/** What one prompt can ask for without losing the sentence. */
const MOST_WORDS = 8;

/**
 * Asks for a translation, cleans and checks it, asks once more where something is wrong, and keeps the better one of the
 * two. Null when it was stopped before there was a word. Errors: those of `ask`.
 */
export async function translateGuarded(
  ask: Ask,
  asked: GuardedSource,
  options: GuardedOptions = {},
): Promise<GuardedAnswer | null> {
  const { guard, onText } = options;
  const wish: Wish = {
    words: wordsToAsk(asked.terms),
    avoided: wordsToAvoid(asked.terms),
    firm: [],
  };
  const first = await attempt(ask, wish, asked, options);
  const { target, finish, verdict } = first;
  if (finish === 'stopped' && target === '') return null;
  const terms = verdict?.terms ?? (finish === 'stopped' ? [] : segmentTerms(target, asked.terms));
  const answer = (kept: Attempt, generations: Generation[]): GuardedAnswer => ({
    ...{ target: kept.target, finish: kept.finish, generations },
    ...{ flags: kept.verdict?.flags ?? [], terms: kept.verdict?.terms ?? terms },
  });
  const alone = answer(first, [first.generation]);
  if (!guard || !verdict || verdict.flags.length === 0) return alone;

  const firmer = firmerWish(wish, first, asked);
  if (options.ignoresInstructions && !isForWords(firmer, wish)) return alone;
  const second = await secondAttempt(ask, firmer, asked, options);
  if (!second) return alone;
  const generations = [first.generation, second.generation];
  if (second.finish === 'stopped') return { ...answer(first, generations), finish: 'stopped' };
  if (!isBetter(second, first)) return answer(first, generations);
  onText?.(second.target);
  return answer(second, generations);
}

/** Null where the firmer prompt does not fit the window. */
async function secondAttempt(
  ask: Ask,
  wish: Wish,
  asked: GuardedSource,
  { guard, signal, priority }: GuardedOptions,
): Promise<Attempt | null> {
  try {
    return await attempt(ask, wish, asked, { guard, signal, priority });
  } catch (error) {
    if (error instanceof AppError && error.code === 'text.window') return null;
    throw error;
  }
}

const isBetter = (one: Attempt, other: Attempt) =>
  one.target !== '' && (one.verdict?.badness ?? 0) < (other.verdict?.badness ?? 0);

/** What was lost comes before what was asked for all along. */
function firmerWish(wish: Wish, { target, verdict }: Attempt, asked: GuardedSource): Wish {
  const flags = verdict?.flags ?? [];
  const missed = (verdict?.terms ?? []).flatMap((term) =>
    term.state === 'missed' ? [term.target] : [],
  );
  const lost = lostMarks({ source: asked.source, target }, flags);
  const words = Array.from(new Set([...missed, ...lost, ...wish.words])).slice(0, MOST_WORDS);
  return { words, avoided: wish.avoided, firm: flags };
}

const isForWords = ({ words, firm }: Wish, before: Wish) =>
  firm.includes('terms') ||
  firm.includes('forbidden') ||
  words.some((word) => !before.words.includes(word));

import type { LoadedModel } from '#core/engine/engine.ts';
import type { TermWish } from '#core/glossary/term.ts';
import type { Style } from '#shared/ipc/style.ts';
import type { Guard } from './guard/guard.ts';

/** What all sentences of a translation have in common that their translations go by. */
export interface KeyedRun {
  model: LoadedModel;
  style: Style | undefined;
  to: string;
  words: readonly string[];
  guard: Guard | undefined;
}

/** Guards are made anew when a setting changes: each is known by a number of its own. */
const guards = new WeakMap<Guard, number>();
let lastGuard = 0;

function numberOf(guard: Guard | undefined): number {
  if (!guard) return 0;
  const known = guards.get(guard) ?? ++lastGuard;
  guards.set(guard, known);
  return known;
}

/** By which a sentence's translation is found again: whatever it goes by is in it. */
export function createSentenceKeys({ model, style, to, words, guard }: KeyedRun) {
  const { path, sizeBytes, template, contextSize } = model;
  const run = [path, sizeBytes, template, contextSize, style ?? null, to, words, numberOf(guard)];
  const common = JSON.stringify(run);
  return (sentence: {
    source: string;
    from: string;
    terms: readonly TermWish[];
    /** The sources of the sentences that go along, the nearest last. */
    context: readonly string[];
  }): string => {
    const { source, from, terms, context } = sentence;
    return common + JSON.stringify([source, from, terms, context]);
  };
}

export type SentenceKeys = ReturnType<typeof createSentenceKeys>;

import { setImmediate } from 'node:timers/promises';
import { textOf, type Content } from '#shared/content.ts';
import type { DocumentFlag } from '#shared/ipc/documents.ts';
import type { Style } from '#shared/ipc/style.ts';
import type { Engine, LoadedModel } from '#core/engine/engine.ts';
import { noTerms, type TermFinder } from '#core/glossary/term.ts';
import { isWithin, type TokenBudget } from '#core/translate/budget.ts';
import type { Guard } from '#core/translate/guard/guard.ts';
import { translateGuarded } from '#core/translate/guard/translateGuarded.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { splitText } from '#core/translate/segment.ts';
import { createSentenceModel, type Exchange } from '#core/translate/sentenceModel.ts';
import { mergeText, renumber } from './contents.ts';
import { allFlags } from './flags.ts';
import { hasWords, protect } from './protect.ts';
import { repairTarget, toMarked, withoutMarks } from './repairTarget.ts';

export interface SegmentTranslatorOptions {
  /** BCP 47. */
  from?: string;
  to: string;
  /** The glossaries. */
  terms?: TermFinder;
  style?: Style | undefined;
  /** Without one nothing is cleaned, checked or tried again. */
  guard?: Guard | undefined;
}

export interface SegmentOptions {
  /** What stands before it, as text, the nearest last: the heading, sentences of the same paragraph. */
  context?: readonly Exchange[];
  /** Asks for another translation than before: it is sampled, by this seed. */
  seed?: number;
  signal?: AbortSignal;
}

export interface TranslatedSegment {
  /** Has every tag of the source exactly once, and its pairs are nested. */
  target: Content;
  flags: DocumentFlag[];
}

export interface SegmentTranslator {
  /** Null when the signal stopped it. Errors: those of `Engine.generate`. */
  translate: (source: Content, options?: SegmentOptions) => Promise<TranslatedSegment | null>;
}

/** The answer to one text; null when it was stopped. */
interface Answer {
  text: string;
  flags: readonly DocumentFlag[];
}
/** `words`: the text without marks, in which terms are looked for. */
type Ask = (text: string, words: string) => Promise<Answer | null>;

/**
 * The loaded model as a translator of a document's segments, in the background of what the user does meanwhile. Tags,
 * placeholders and addresses go to the model as short marks. Where it loses one, the texts between the marks are
 * translated apart, and the segment is flagged. Errors: `language.unknown`, `text.window`, `engine.*`.
 */
export async function createSegmentTranslator(
  engine: Engine,
  model: LoadedModel,
  { from = 'und', to, terms: termsIn = noTerms, style, guard }: SegmentTranslatorOptions,
): Promise<SegmentTranslator> {
  const language = knownLanguage(to);
  const sentences = await createSentenceModel(engine, model, {
    to: language,
    ...(style && { style }),
  });
  const languages = { from, to: language.code };
  const guarding = {
    guard: guard && guardOfWords(guard),
    priority: 'background' as const,
    ignoresInstructions: model.starter,
  };

  return {
    async translate(source, { seed, signal, context = [] } = {}) {
      const { content, restore } = protect(source);
      const { content: numbered, original } = renumber(content);
      const sampling = seed === undefined ? {} : { sampling: { temperature: 0.7, seed } };
      const answer = await translateMarked(numbered, sentences.budget, async (text, words) => {
        const said = await translateGuarded(
          (wish, control) => sentences.translate(text, control, { context, ...wish, ...sampling }),
          { source: text, ...languages, terms: termsIn(words) },
          { ...guarding, signal },
        );
        if (!said || said.finish === 'stopped') return null;
        return { text: said.target, flags: said.flags };
      });
      if (!answer) return null;
      const target = restore(original(answer.target));
      const suspect = { ...languages, terms: termsIn(textOf(content)), finish: 'end' as const };
      return { target, flags: await allFlags(source, target, answer.flags, { guard, suspect }) };
    },
  };
}

/** A guard that looks at words alone: what becomes of the marks is settled otherwise. */
function guardOfWords(guard: Guard): Guard {
  return {
    ...guard,
    check: ({ source, target, ...suspect }) =>
      guard.check({ ...suspect, source: withoutMarks(source), target: withoutMarks(target) }),
  };
}

async function translateMarked(
  source: Content,
  budget: TokenBudget,
  ask: Ask,
): Promise<TranslatedSegment | null> {
  const marked = toMarked(source);
  if (!(await isWithin(marked, budget))) return translateApart(source, budget, ask);
  const answer = await ask(marked, textOf(source));
  if (!answer) return null;
  const { target, isWhole } = repairTarget(source, answer.text);
  if (!isWhole) return translateApart(source, budget, ask);
  if (!hasWords(target)) return { target: source, flags: ['untranslated'] };
  return { target, flags: [...answer.flags] };
}

/** Each text between tags by itself, long ones in pieces: every tag stays where it was. */
async function translateApart(
  source: Content,
  budget: TokenBudget,
  ask: Ask,
): Promise<TranslatedSegment | null> {
  const flags = new Set<DocumentFlag>();
  const target: Content[number][] = [];
  for (const part of source) {
    if (typeof part !== 'string') {
      target.push(part);
      flags.add('tags');
      continue;
    }
    for await (const piece of splitText(part, budget)) {
      target.push(piece.gap);
      if (!hasWords([piece.source])) {
        target.push(piece.source);
        continue;
      }
      const answer = await ask(piece.source, piece.source);
      if (!answer) return null;
      for (const flag of answer.flags) flags.add(flag);
      // In a text that had no marks the model's own are noise.
      const said = withoutMarks(answer.text).trim();
      if (said === '') flags.add('untranslated');
      target.push(said || piece.source);
      await setImmediate();
    }
  }
  return { target: mergeText(target), flags: Array.from(flags) };
}

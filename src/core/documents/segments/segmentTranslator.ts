import { setImmediate } from 'node:timers/promises';
import { textOf, type Content } from '#shared/content.ts';
import type { DocumentFlag } from '#shared/ipc/documents.ts';
import type { Engine, LoadedModel } from '#core/engine/engine.ts';
import { isWithin, type TokenBudget } from '#core/translate/budget.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { splitText } from '#core/translate/segment.ts';
import { createSentenceModel, type Exchange } from '#core/translate/sentenceModel.ts';
import { mergeText, renumber } from './contents.ts';
import { flagsOf } from './flags.ts';
import { hasWords, protect } from './protect.ts';
import { repairTarget, toMarked } from './repairTarget.ts';
import { createTermFinder, type Term } from './terms.ts';

export interface SegmentTranslatorOptions {
  /** BCP 47. */
  to: string;
  /** The glossary. */
  terms?: readonly Term[];
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
  isCut: boolean;
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
  { to, terms = [] }: SegmentTranslatorOptions,
): Promise<SegmentTranslator> {
  const language = knownLanguage(to);
  const termsIn = createTermFinder(terms);
  const sentences = await createSentenceModel(engine, model, { to: language });

  return {
    async translate(source, { seed, signal, context = [] } = {}) {
      const { content, restore } = protect(source);
      const { content: numbered, original } = renumber(content);
      const wanted = termsIn(textOf(content));
      const answer = await translateMarked(numbered, sentences.budget, async (text, words) => {
        const { finish, text: said } = await sentences.translate(
          text,
          { ...(signal && { signal }), priority: 'background' },
          {
            context,
            words: termsIn(words).map(({ target }) => target),
            ...(seed !== undefined && { sampling: { temperature: 0.7, seed } }),
          },
        );
        if (finish === 'stopped') return null;
        return { text: oneLine(said), isCut: finish === 'length' };
      });
      if (!answer) return null;
      const target = restore(original(answer.target));
      return { target, flags: [...answer.flags, ...flagsOf(source, target, wanted)] };
    },
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
  return { target, flags: answer.isCut ? ['truncated'] : [] };
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
      if (answer.isCut) flags.add('truncated');
      const said = withoutMarks(answer.text);
      if (said === '') flags.add('untranslated');
      target.push(said || piece.source);
      await setImmediate();
    }
  }
  return { target: mergeText(target), flags: Array.from(flags) };
}

/** In a text that had no marks the model's own are noise. */
function withoutMarks(text: string): string {
  return textOf(repairTarget([], text).target).trim();
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ');
}

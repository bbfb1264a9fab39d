import type {
  Engine,
  GenerateControl,
  Generation,
  LoadedModel,
  Sampling,
} from '#core/engine/engine.ts';
import type { Dialog, Message } from '#core/prompt/dialog.ts';
import { translationInstruction } from '#core/prompt/instructions.ts';
import { AppError } from '#shared/errors.ts';
import type { SegmentFlag } from '#shared/ipc/translator.ts';
import type { Style } from '#shared/ipc/style.ts';
import { promptName, type Language } from '#shared/languages.ts';
import type { TokenBudget } from './budget.ts';

/** BayLing was trained on 1,024 tokens: a source of this many leaves room for the instruction and the answer. */
const LONGEST_SOURCE = 400;
/** For models that were trained to chat; BayLing's templates have their own. */
const CHAT_SYSTEM = 'You are a translator. Reply with the translation only.';
/** A window that leaves less for the source cannot be worked with. */
const SHORTEST_SOURCE = 8;
/** An answer may have this many times the tokens of its source: English into a language the vocabulary spells out. */
const ANSWER_RATIO = 4;
/** And this many more, for a source of one word. */
const ANSWER_EXTRA = 64;

export interface SentenceModel {
  /** What a source may have so that prompt and answer always fit the window. */
  budget: TokenBudget;
  translate(
    source: string,
    control: GenerateControl,
    options?: SentenceOptions,
  ): Promise<Generation>;
}

export interface SentenceOptions {
  /** Greedy without it. */
  sampling?: Partial<Pick<Sampling, 'temperature' | 'seed'>>;
  /** What stands before the source, and its translation, the nearest last: as much of it as the window has room for. */
  context?: readonly Exchange[];
  /** Words that the translation must contain. */
  words?: readonly string[];
  /** Words that it is to do without, where it can. */
  avoided?: readonly string[];
  /** What was wrong with the attempt before: this one is asked more firmly. */
  firm?: readonly SegmentFlag[];
}

export interface SentenceModelOptions {
  to: Language;
  /** How everything is to be translated; the starter model cannot follow it and is not asked. */
  style?: Style;
}

export interface Exchange {
  source: string;
  target: string;
}

/**
 * The loaded model as a translator of single pieces into one language, Greedy, so that
 * the same source gets the same answer, unless a sampling is given. The starter model was trained on single sentences,
 * and translates the one before it again: it gets no context.
 * Errors: `text.window` when the window is too small for any source, `engine.*`.
 */
export async function createSentenceModel(
  engine: Engine,
  { contextSize, template, starter }: LoadedModel,
  { to }: SentenceModelOptions,
): Promise<SentenceModel> {
  const languageName = promptName(to, 'en');
  const question = (source: string, words: readonly string[]): Message => ({
    role: 'user',
    text: translationInstruction(languageName, source, { requiredWords: words }),
  });
  const dialog = (
    source: string,
    words: readonly string[],
    context: readonly Exchange[] = [],
  ): Dialog => ({
    ...(template === 'chat' && { system: CHAT_SYSTEM }),
    messages: [
      ...context.flatMap((before): Message[] => [
        question(before.source, []),
        { role: 'assistant', text: before.target },
      ]),
      question(source, words),
    ],
  });
  async function fitting(
    source: string,
    { words = [], context = [] }: SentenceOptions,
    answerTokens: number,
  ) {
    for (let from = starter ? context.length : 0; from < context.length; from++) {
      const asked = dialog(source, words, context.slice(from));
      if ((await engine.countPrompt(asked)) + answerTokens < contextSize) return asked;
    }
    return dialog(source, words);
  }

  const overhead = await engine.countPrompt(dialog('', []));
  const room = Math.floor((contextSize - overhead - ANSWER_EXTRA) / (1 + ANSWER_RATIO));
  if (room < SHORTEST_SOURCE) throw new AppError('text.window', { windowTokens: contextSize });

  return {
    budget: {
      tokens: Math.min(room, LONGEST_SOURCE),
      count: (text) => engine.countTokens(text),
    },
    async translate(source, control, options = {}) {
      const { words = [], avoided = [], sampling } = options;
      const maxTokens = ANSWER_RATIO * (await engine.countTokens(source)) + ANSWER_EXTRA;
      return engine.generate(
        await fitting(source, options, maxTokens),
        { temperature: 0, maxTokens, words, avoided, ...sampling },
        control,
      );
    },
  };
}

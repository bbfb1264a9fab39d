import type {
  Engine,
  GenerateControl,
  Generation,
  LoadedModel,
  Sampling,
} from '#core/engine/engine.ts';
import type { Dialog, Message } from '#core/prompt/dialog.ts';
import type { FirmRequest } from '#core/prompt/firmLine.ts';
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
/** This part of the window is kept free of source and answer, for required words and the like. */
const WORDING_SHARE = 1 / 16;

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
  /** Words that the translation must contain. What the window has no room for is not asked for, and helped for all the same. */
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
 * The loaded model as a translator of single pieces into one language. Greedy, so that the same source gets the same
 * answer, unless a sampling is given. The starter model was trained on single sentences, and translates the one before it
 * again: it gets no context; it knows its own instruction only, so no style and nothing firmer is said to it.
 * Errors: `text.window` when the window is too small for any source, `engine.*`.
 */
export async function createSentenceModel(
  engine: Engine,
  { contextSize, template, starter = false }: LoadedModel,
  { to, style }: SentenceModelOptions,
): Promise<SentenceModel> {
  const languageName = promptName(to, 'en');
  const ask = (source: string, { words, firm }: Wording): Message => ({
    role: 'user',
    text: translationInstruction(languageName, source, {
      requiredWords: words,
      ...(!starter && { style, firm }),
    }),
  });
  const dialog = (source: string, wording: Wording): Dialog => ({
    ...(template === 'chat' && { system: CHAT_SYSTEM }),
    messages: [
      ...wording.context.flatMap((before): Message[] => [
        ask(before.source, PLAIN),
        { role: 'assistant', text: before.target },
      ]),
      ask(source, wording),
    ],
  });

  const overhead = await engine.countPrompt(dialog('', PLAIN));
  const free = contextSize * (1 - WORDING_SHARE) - overhead - ANSWER_EXTRA;
  const room = Math.floor(free / (1 + ANSWER_RATIO));
  if (room < SHORTEST_SOURCE) throw new AppError('text.window', { windowTokens: contextSize });

  /** As much beside the source as there is room for. */
  async function fitting(source: string, wording: Wording, answerTokens: number): Promise<Dialog> {
    for (const smaller of lessAndLess(wording)) {
      const asked = dialog(source, smaller);
      if ((await engine.countPrompt(asked)) + answerTokens < contextSize) return asked;
    }
    return dialog(source, PLAIN);
  }

  return {
    budget: {
      tokens: Math.min(room, LONGEST_SOURCE),
      count: (text) => engine.countTokens(text),
    },
    async translate(source, control, options = {}) {
      const { words = [], avoided = [], firm = [], context = [], sampling } = options;
      const maxTokens = ANSWER_RATIO * (await engine.countTokens(source)) + ANSWER_EXTRA;
      const wording: Wording = {
        words,
        firm: firm.length > 0 ? firmRequest(source, options) : undefined,
        context: starter ? [] : context,
      };
      return engine.generate(
        await fitting(source, wording, maxTokens),
        { temperature: 0, maxTokens, words, avoided, firmly: firm.length > 0, ...sampling },
        control,
      );
    },
  };
}

/** What a prompt has beside the source and the style. */
interface Wording {
  words: readonly string[];
  firm?: FirmRequest | undefined;
  context: readonly Exchange[];
}

const PLAIN: Wording = { words: [], context: [] };

/** A wording without its context, farthest first, then without what is firm, then without words, the last ones first. */
function* lessAndLess({ words, firm, context }: Wording): Generator<Wording> {
  for (let from = 0; from < context.length; from++) {
    yield { words, firm, context: context.slice(from) };
  }
  if (firm) yield { words, firm, context: [] };
  for (let count = words.length; count > 0; count--) {
    yield { words: words.slice(0, count), context: [] };
  }
}

/** Words that stand in the source are to stay as they are. */
function firmRequest(source: string, options: SentenceOptions): FirmRequest {
  const { words = [], avoided = [], firm = [] } = options;
  return {
    flags: firm,
    kept: words.filter((word) => source.includes(word)),
    avoided: firm.includes('forbidden') ? avoided : [],
  };
}

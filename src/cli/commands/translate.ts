import { checkRequest } from '#core/translate/request.ts';
import type { SegmentFlag, Translation } from '#shared/ipc/translator.ts';
import { DONE, type Command } from '../command.ts';
import { print, printError } from '../output.ts';
import { chosenTerms } from '../chosenTerms.ts';
import { createProgress } from '../progress.ts';
import { readSource } from '../sourceText.ts';
import { INTERRUPTED, watchInterrupts } from '../interrupt.ts';
import { flagText } from '../flagText.ts';
import { createFileSink, createNoSink, createStream } from '../sinks.ts';
import { openTarget } from '../targetFile.ts';
import { areDocuments } from '../documentFiles.ts';
import { translateDocuments } from './translateDocuments.ts';
import { translateHelp } from './translateHelp.ts';
import { parseTranslate, type TranslateOptions } from './translateOptions.ts';

export const translateCommand: Command = {
  name: 'translate',
  summary: 'translate words, a file or standard input',
  help: translateHelp,
  async run(args) {
    const options = parseTranslate(args);
    if (options === 'help') {
      await print(translateHelp);
      return DONE;
    }
    return (await areDocuments(options)) ? translateDocuments(options) : translateText(options);
  },
};

async function translateText(options: TranslateOptions): Promise<number> {
  const { to, from, out, force, json } = options;
  const [file] = options.files;
  // Everything that can be wrong is said before a model is loaded, which takes a while.
  checkRequest({ text: 'any', from, to });
  const target = out === undefined ? undefined : await openTarget(out, { source: file, force });
  const source = await readSource({ ...options, file });
  checkRequest({ text: source, from, to });
  const terms = await chosenTerms({ ...options.aids, from, to });

  // Late: the engine's library takes a while to load.
  const { runTranslation, summary } = await import('../runTranslation.ts');
  const sink = target ? createFileSink(target) : json ? createNoSink() : createStream();
  const progress = createProgress(options);
  const interrupt = watchInterrupts();
  try {
    const surroundings = { sink, progress, interrupt };
    const translation = await runTranslation({ text: source, terms }, options, surroundings).catch(
      async (error: unknown) => {
        await sink.end('failed');
        throw error;
      },
    );
    await sink.end(translation.state);
    progress.note(summary(translation));
    if (json) await print(toJson(source, translation));
    // Who has gone away has nothing to check.
    if (!sink.isClosed()) warn(translation);
    return translation.state === 'stopped' && !sink.isClosed() ? INTERRUPTED : DONE;
  } finally {
    progress.clear();
    interrupt.end();
  }
}

function toJson(source: string, translation: Translation): string {
  const { target, from, to, model, state, tokensPerSecond } = translation;
  const segments = translation.segments.map((segment) => ({
    source: source.slice(segment.source.begin, segment.source.end),
    target: segment.target,
    from: segment.from,
    origin: segment.origin,
    state: segment.state,
    flags: segment.flags,
    terms: segment.terms,
  }));
  const said = { source, target, from, to, model, state, tokensPerSecond, segments };
  return JSON.stringify(said, null, 2);
}

function warn({ segments }: Translation): void {
  const counts: Partial<Record<SegmentFlag, number>> = {};
  for (const flag of segments.flatMap(({ flags }) => flags)) counts[flag] = (counts[flag] ?? 0) + 1;
  const found = flagText(counts);
  if (found !== '')
    printError(
      `Warning: check the translation: of ${segments.length} ${segments.length === 1 ? 'sentence' : 'sentences'}, ${found}.`,
    );
}

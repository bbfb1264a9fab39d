import { randomUUID } from 'node:crypto';
import type { Core } from '#core/createCore.ts';
import type { UserAids } from '#core/translate/jobs.ts';
import { findLanguage } from '#shared/languages.ts';
import type { EventData } from '#shared/ipc/contract.ts';
import type { Translation } from '#shared/ipc/translator.ts';
import type { AidOptions } from './commands/aidOptions.ts';
import type { ChosenTerms } from './chosenTerms.ts';
import type { TranslateOptions } from './commands/translateOptions.ts';
import { speed } from './figures.ts';
import type { Interrupt } from './interrupt.ts';
import { styleWarning } from './languageWarning.ts';
import { printError } from './output.ts';
import type { Progress } from './progress.ts';
import { createSegmentPrinter } from './segmentPrinter.ts';
import type { Sink } from './sinks.ts';
import { withModel } from './withModel.ts';

const OWNER = 'command line';

export interface Surroundings {
  sink: Sink;
  progress: Progress;
  interrupt: Interrupt;
}

/** What is translated, with the terms to use where they are not the app's. */
export interface TranslationTask {
  text: string;
  terms: ChosenTerms | undefined;
}

/** Translates with the engine in this process. Errors: any of loading and translating. */
export async function runTranslation(
  { text, terms }: TranslationTask,
  options: TranslateOptions,
  { sink, progress, interrupt }: Surroundings,
): Promise<Translation> {
  const { from, to, aids } = options;
  const id = randomUUID();
  const printer = createSegmentPrinter(sink);
  let stop: (() => void) | undefined;

  function onSegments(event: EventData<'translator.segments'>): void {
    printer.begin(event);
  }

  function onProgress(event: EventData<'translator.progress'>): void {
    printer.change(event);
    if (sink.isClosed()) stop?.();
    // It would be in the way of a text that streams to the same terminal.
    if (sink.onTerminal) return;
    progress.show(`${event.done} of ${event.total}, ${speed(event.tokensPerSecond)}`);
  }

  const surroundings = { progress, onProgress, onSegments };
  return withModel(options, { text, from, to }, surroundings, async ({ core, model }) => {
    const warning = styleWarning(model, aids.style);
    if (warning !== null) printError(warning);
    stop = () => {
      core.jobs.stop(id);
    };
    interrupt.onStop(stop);
    const translation = await core.jobs
      .run(OWNER, { id, text, from, to, style: aids.style }, aidsOf(core, aids, terms))
      .catch((error: unknown) => {
        printer.end();
        throw error;
      });
    printer.end(translation);
    return translation;
  });
}

/** Where it is not as the user's settings say. Errors: those of opening the memory, where it is asked for. */
function aidsOf(
  core: Core,
  { memory, guard }: AidOptions,
  terms: ChosenTerms | undefined,
): Partial<UserAids> {
  const known = memory ? core.memory() : undefined;
  return {
    ...(!guard && { guard: undefined }),
    ...(terms && { terms: terms.finder }),
    memory: known && ((pair) => known.find(pair)[0]?.target),
  };
}

/** What was done, in one line. */
export function summary({ from, to, model, tokensPerSecond }: Translation): string {
  const name = (code: string) => findLanguage(code)?.english ?? 'unknown language';
  return `${name(from)} to ${name(to)}, ${model}, ${speed(tokensPerSecond)}`;
}

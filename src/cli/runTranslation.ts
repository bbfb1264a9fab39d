import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createCore, type Core } from '#core/createCore.ts';
import type { LoadedModel } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import type { Emit } from '#core/events.ts';
import { dataFolder } from '#core/paths.ts';
import { fromErrorData, toAppError } from '#shared/errors.ts';
import { findLanguage } from '#shared/languages.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import type { Translation } from '#shared/ipc/translator.ts';
import type { TranslateOptions } from './commands/translateOptions.ts';
import { errorLine } from './errors.ts';
import type { Interrupt } from './interrupt.ts';
import { languageWarning } from './languageWarning.ts';
import { modelFolders } from './modelFolders.ts';
import { printError } from './output.ts';
import type { Progress } from './progress.ts';
import type { Sink } from './sinks.ts';

const OWNER = 'command line';

export interface Surroundings {
  sink: Sink;
  progress: Progress;
  interrupt: Interrupt;
}

/** Translates with the engine in this process. Errors: any of loading and translating. */
export async function runTranslation(
  text: string,
  { from, to, gpu, model, saveHistory }: TranslateOptions,
  { sink, progress, interrupt }: Surroundings,
): Promise<Translation> {
  const id = randomUUID();
  const engine = createLlamaEngine();
  const folder = dataFolder();
  const core = createCore({
    engine,
    emit: createReporter({ sink, progress }, () => {
      core.jobs.stop(id);
    }),
    dataFolder: folder,
    modelFolders: modelFolders(folder),
    loadOptions: { gpu },
    ...(!saveHistory && { saveHistory }),
  });
  try {
    const historyError = core.historyError();
    if (historyError) printError(`Warning: ${errorLine(historyError)}`);
    const loaded = await load(core, model, gpu);
    const warning = await languageWarning(loaded, { text, from, to });
    if (warning !== null) printError(warning);
    interrupt.onStop(() => {
      core.jobs.stop(id);
    });
    return await core.jobs.run(OWNER, { id, text, from, to });
  } finally {
    close(core);
    await engine.unload();
  }
}

async function load(
  { models }: Core,
  explicit: string | undefined,
  gpu: TranslateOptions['gpu'],
): Promise<LoadedModel> {
  const status = await models.load(explicit && path.resolve(explicit));
  if (status.state === 'failed') throw fromErrorData(status.error);
  const loaded = await models.ready();
  if (loaded.gpu === null && gpu !== 'auto' && gpu !== 'off') {
    printError(`Warning: no GPU could be used with ${gpu}; the model runs on the processor.`);
  }
  return loaded;
}

/** A history that cannot be tidied up must not cost the translation. */
function close(core: Core): void {
  try {
    core.close();
  } catch (error) {
    printError(`Warning: ${errorLine(toAppError(error))}`);
  }
}

function createReporter(
  { sink, progress }: Pick<Surroundings, 'sink' | 'progress'>,
  stop: () => void,
): Emit {
  const handlers: { [E in EventName]?: (data: EventData<E>) => void } = {
    'models.status': (status) => {
      if (status.state !== 'loading') progress.clear();
      else progress.show(`Loading ${path.basename(status.path)} ${percent(status.progress)}`);
    },
    'translator.progress': ({ text, done, total, tokensPerSecond }) => {
      sink.write(text);
      if (sink.isClosed()) stop();
      // It would be in the way of a text that streams to the same terminal.
      if (!sink.onTerminal) progress.show(`${done} of ${total}, ${speed(tokensPerSecond)}`);
    },
    'app.notice': (error) => {
      printError(`Warning: ${errorLine(fromErrorData(error))}`);
    },
  };
  return (name, data) => handlers[name]?.(data);
}

/** What was done, in one line. */
export function summary({ from, to, model, tokensPerSecond }: Translation): string {
  const name = (code: string) => findLanguage(code)?.english ?? 'unknown language';
  return `${name(from)} to ${name(to)}, ${model}, ${speed(tokensPerSecond)}`;
}

const speed = (tokensPerSecond: number) => `${tokensPerSecond.toFixed(1)} tokens/s`;
const percent = (share: number) => `${Math.round(share * 100)} %`;

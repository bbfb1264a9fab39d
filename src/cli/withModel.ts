import path from 'node:path';
import { createCore, type Core, type CoreOptions } from '#core/createCore.ts';
import type { Engine, LoadedModel } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { dataFolder } from '#core/paths.ts';
import { fromErrorData, toAppError } from '#shared/errors.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import type { TranslateOptions } from './commands/translateOptions.ts';
import { errorLine } from './errors.ts';
import { percent } from './figures.ts';
import { languageWarning } from './languageWarning.ts';
import { modelFolders } from './modelFolders.ts';
import { modelNamed } from './modelNamed.ts';
import { printError } from './output.ts';
import type { Progress } from './progress.ts';

export type ModelOptions = Pick<TranslateOptions, 'model' | 'gpu' | 'saveHistory'> & {
  /** For documents: their terms, where they are not the app's, and whether the output guard looks at them. */
  terms?: CoreOptions['terms'] | undefined;
  guard?: boolean;
};

export interface Surroundings {
  progress: Progress;
  onSegments?: (start: EventData<'translator.segments'>) => void;
  onProgress?: (progress: EventData<'translator.progress'>) => void;
  onDocument?: (job: EventData<'documents.job'>) => void;
  onDocumentRemoved?: (id: string) => void;
}

export interface Loaded {
  core: Core;
  engine: Engine;
  model: LoadedModel;
}

/** What is to be translated, so that languages the model does not know can be warned of. */
export interface Task {
  text: string;
  from: string;
  to: string;
}

/** Loads a model into this process for as long as `use` takes; `task` is what it is to translate, if anything. Errors: any of loading, and those of `use`. */
export async function withModel<T>(
  { model: explicit, gpu, saveHistory, terms, guard = true }: ModelOptions,
  task: Task | null,
  surroundings: Surroundings,
  use: (loaded: Loaded) => Promise<T>,
): Promise<T> {
  const engine = createLlamaEngine();
  const folder = dataFolder();
  const handlers = eventHandlers(surroundings);
  const core = createCore({
    engine,
    emit: (name, data) => handlers[name]?.(data),
    dataFolder: folder,
    modelFolders: modelFolders(folder),
    loadOptions: { gpu },
    ...(!saveHistory && { saveHistory }),
    ...(terms && { terms }),
    unguarded: !guard,
  });
  try {
    const historyError = core.historyError();
    if (historyError) printError(`Warning: ${errorLine(historyError)}`);
    const model = await load(core, explicit, gpu);
    const warning = task && (await languageWarning(model, task));
    if (warning !== null) printError(warning);
    return await use({ core, engine, model });
  } finally {
    close(core);
    await engine.unload();
  }
}

async function load(
  core: Core,
  explicit: ModelOptions['model'],
  gpu: ModelOptions['gpu'],
): Promise<LoadedModel> {
  const { models } = core;
  const file = explicit === undefined ? undefined : await modelNamed(explicit, () => core.library);
  const status = await models.load(file);
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

type Handlers = { [E in EventName]?: (data: EventData<E>) => void };

function eventHandlers({
  progress,
  onSegments,
  onProgress,
  onDocument,
  onDocumentRemoved,
}: Surroundings): Handlers {
  return {
    'models.status': (status) => {
      if (status.state !== 'loading') progress.clear();
      else progress.show(`Loading ${path.basename(status.path)} ${percent(status.progress)}`);
    },
    'app.notice': (error) => {
      printError(`Warning: ${errorLine(fromErrorData(error))}`);
    },
    ...(onSegments && { 'translator.segments': onSegments }),
    ...(onProgress && { 'translator.progress': onProgress }),
    ...(onDocument && { 'documents.job': onDocument }),
    'documents.removed': ({ id }) => onDocumentRemoved?.(id),
  };
}

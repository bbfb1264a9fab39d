import { createCore, type Core } from '#core/createCore.ts';
import type { Engine } from '#core/engine/engine.ts';
import { createEngineClient } from '#core/engine/process/engineClient.ts';
import { forkEngine } from '#core/engine/process/forkEngine.ts';
import type { ForkedProcess } from '#core/engine/process/forkProcess.ts';
import { dataFolder } from '#core/paths.ts';
import { fromErrorData, toAppError } from '#shared/errors.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import { errorLine } from './errors.ts';
import { hubAddress } from './hubAddress.ts';
import { modelFolders } from './modelFolders.ts';
import { printError } from './output.ts';

export interface ModelTools {
  core: Core;
  /** In a process of its own: a model or driver that crashes it costs an error, not the command. */
  engine: Engine;
  /** Where models lie, the user's own folder first. */
  folders: readonly string[];
}

/** The services for model files, for as long as `use` takes. `onInstall` is told how a download is getting on. */
export async function withModels<T>(
  use: (tools: ModelTools) => Promise<T>,
  onInstall?: (install: EventData<'models.install'>) => void,
): Promise<T> {
  let forked: ForkedProcess | undefined;
  const engine = createEngineClient({ spawn: () => (forked = forkEngine()) });
  const folder = dataFolder();
  const folders = modelFolders(folder);
  const hub = hubAddress();
  const core = createCore({
    ...{ engine, emit, dataFolder: folder, modelFolders: folders },
    ...(hub !== undefined && { hubAddress: hub }),
  });

  function emit<E extends EventName>(name: E, data: EventData<E>): void {
    if (name === 'models.install') onInstall?.(data as EventData<'models.install'>);
    if (name === 'app.notice') {
      printError(`Warning: ${errorLine(fromErrorData(data as EventData<'app.notice'>))}`);
    }
  }
  try {
    return await use({ core, engine, folders });
  } finally {
    forked?.kill();
    try {
      core.close();
    } catch (error) {
      printError(`Warning: ${errorLine(toAppError(error))}`);
    }
  }
}

import type { Engine } from '../engine.ts';
import { createMutex } from '../mutex.ts';
import { isServerPath } from './serverAddress.ts';

/**
 * One engine out of two: a path on a server is loaded by `remote`, any other by `local`, and whatever is asked goes to
 * the one that was told last to load. The other one's model is given back: a server's before, so that no text goes there
 * once another model is wanted, and this computer's as soon as the server has answered.
 */
export function createEngineSwitch(local: Engine, remote: Engine): Engine {
  const loads = createMutex();
  let used = local;

  return {
    load: (path, options, control) =>
      loads.run(async () => {
        if (isServerPath(path)) {
          used = remote;
          const model = await remote.load(path, options, control);
          // A process that died of it has given everything back.
          await local.unload().catch(() => undefined);
          return model;
        }
        used = local;
        await remote.unload();
        return local.load(path, options, control);
      }),
    generate: (...request) => used.generate(...request),
    countTokens: (text) => used.countTokens(text),
    countPrompt: (dialog) => used.countPrompt(dialog),
    unload: () =>
      loads.run(async () => {
        await remote.unload();
        await local.unload();
      }),
    devices: () => local.devices(),
    status: () => used.status(),
  };
}

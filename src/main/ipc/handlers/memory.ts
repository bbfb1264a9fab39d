import { app } from 'electron';
import type { Core } from '#core/createCore.ts';
import type { Emit } from '#core/events.ts';
import { fileName } from '#core/files/fileName.ts';
import type { TransferProgress } from '#core/memory/transfer/transfer.ts';
import { fileToOpen, fileToSave } from '../../dialogs.ts';
import { mainWords } from '../../words.ts';
import type { HandlersOf } from '../router.ts';

/** Milliseconds between two events of progress. */
const PROGRESS_MS = 100;

export const memoryHandlers = (core: Core, emit: Emit): HandlersOf<'memory'> => {
  const running = new Map<string, AbortController>();
  const words = () => mainWords(core.settings.get());

  /** Runs what can be stopped, and tells how it gets on. */
  async function watched<T>(
    id: string,
    run: (control: {
      signal: AbortSignal;
      onProgress: (progress: TransferProgress) => void;
    }) => Promise<T>,
  ): Promise<T> {
    const control = new AbortController();
    running.set(id, control);
    let told = 0;
    const onProgress = (progress: TransferProgress) => {
      const now = performance.now();
      if (now - told < PROGRESS_MS) return;
      told = now;
      emit('memory.progress', { id, ...progress });
    };
    try {
      return await run({ signal: control.signal, onProgress });
    } finally {
      running.delete(id);
    }
  }

  return {
    'memory.summary': () => core.memory().summary(),
    'memory.list': ({ filter, limit, offset }) => core.memory().list(filter, { limit, offset }),
    'memory.change': ({ id, target }) => core.memory().change(id, target),
    'memory.delete': async (removed) => ({ deleted: await core.memory().removeWhere(removed) }),
    'memory.restore': async () => ({ restored: await core.memory().restore() }),
    'memory.import': async ({ id }) => {
      const extensions = ['tmx', 'csv', 'tsv'];
      const path = await fileToOpen({ name: words().memoryFiles, extensions });
      if (path === null) return null;
      return watched(id, (control) => core.memory().importFile(path, control));
    },
    'memory.export': async ({ id, format, filter }) => {
      const name = format === 'tmx' ? 'TMX 1.4b' : 'CSV';
      const path = await fileToSave(`${fileName(words().memory)}.${format}`, {
        ...{ name, extensions: [format] },
      });
      if (path === null) return null;
      const version = app.getVersion();
      const exported = await watched(id, (control) =>
        core.memory().exportFile(path, { ...control, format, filter, version }),
      );
      return exported && { path, ...exported };
    },
    'memory.stop': ({ id }) => {
      running.get(id)?.abort();
      return null;
    },
  };
};

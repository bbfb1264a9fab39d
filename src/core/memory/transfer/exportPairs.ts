import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { writeWhole } from '#core/files/writeWhole.ts';
import type { MEMORY_FORMATS, MemoryFilter } from '#shared/ipc/memory.ts';
import type { createPairList } from '../list/pairList.ts';
import type { createPairWalk } from '../list/pairWalk.ts';
import { csvFormat } from './csvFormat.ts';
import type { PairFormat } from './pairFormat.ts';
import { tmxFormat } from './tmxFormat.ts';
import type { Transfer } from './transfer.ts';

export type MemoryFormat = (typeof MEMORY_FORMATS)[number];

export interface ExportOptions extends Transfer {
  format: MemoryFormat;
  filter: MemoryFilter;
  /** The app's. */
  version: string;
}

export interface ExportSource {
  walk: ReturnType<typeof createPairWalk>;
  list: ReturnType<typeof createPairList>['list'];
}

const FORMATS: Record<MemoryFormat, (version: string) => PairFormat> = {
  tmx: tmxFormat,
  csv: () => csvFormat,
};

/** Writing pairs out, a few hundred at a time: main is free in between. */
export function createExport({ walk, list }: ExportSource) {
  /** The file, piece by piece. Ends early when stopped. */
  async function* pieces(options: ExportOptions): AsyncGenerator<string> {
    const { format, filter, version, signal, onProgress } = options;
    const { head, pair: written, tail } = FORMATS[format](version);
    const total = list(filter, { limit: 1, offset: 0 }).total;
    let pairs = 0;
    yield head;
    for (const page of walk(filter)) {
      if (signal?.aborted === true) return;
      yield page.map(written).join('');
      pairs += page.length;
      onProgress?.({ done: Math.min(pairs, total), total, pairs });
      await setImmediate();
    }
    yield tail;
  }

  return {
    pieces,

    /**
     * Writes the file at `path`, whole or not at all. Answers how many pairs it has, null when stopped. Errors:
     * `file.unwritable`, `disk.full`, those of reading.
     */
    async exportFile(path: string, options: ExportOptions): Promise<{ pairs: number } | null> {
      let pairs = 0;
      const onProgress: Transfer['onProgress'] = (progress) => {
        ({ pairs } = progress);
        options.onProgress?.(progress);
      };
      const { signal } = options;
      const isStopped = () => signal?.aborted === true;
      try {
        await writeWhole(path, async (place) => {
          await writeFile(place, pieces({ ...options, onProgress }));
          signal?.throwIfAborted();
        });
      } catch (error) {
        if (isStopped()) return null;
        throw error;
      }
      return { pairs };
    },
  };
}

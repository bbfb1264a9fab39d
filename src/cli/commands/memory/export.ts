import { writeFile } from 'node:fs/promises';
import packageJson from '../../../../package.json' with { type: 'json' };
import type { ExportOptions, MemoryFormat } from '#core/memory/transfer/exportPairs.ts';
import { MEMORY_FORMATS } from '#shared/ipc/memory.ts';
import { DONE, parseCommand } from '../../command.ts';
import { bar, percent } from '../../figures.ts';
import { INTERRUPTED, watchInterrupts } from '../../interrupt.ts';
import { createOutput } from '../../output.ts';
import { createProgress } from '../../progress.ts';
import { openTarget } from '../../targetFile.ts';
import { noWords, usageError } from '../../usage.ts';
import { count } from './import.ts';
import { FILTERS, filterOf, withMemory } from './withMemory.ts';

/** Writes pairs to a file or to standard output; answers with the exit status. */
export async function exportMemory(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    ...FILTERS,
    out: { type: 'string' },
    format: { type: 'string' },
    force: { type: 'boolean' },
    quiet: { type: 'boolean' },
  });
  noWords('memory export', positionals);
  const { out, force = false } = values;
  if (force && out === undefined) throw usageError('--force is for --out');
  const format = formatOf(values.format, out);
  const filter = filterOf(values, '');
  const target =
    out === undefined ? undefined : await openTarget(out, { source: undefined, force });
  const progress = createProgress({ quiet: values.quiet ?? false });
  const interrupt = watchInterrupts();
  const stopping = new AbortController();
  const { signal } = stopping;
  interrupt.onStop(() => {
    stopping.abort();
  });
  const options: ExportOptions = {
    ...{ format, filter, signal, version: packageJson.version },
    onProgress({ done, total, pairs }) {
      if (!target) return;
      const share = total > 0 ? done / total : 1;
      progress.show(`${bar(share)} ${percent(share)}, ${count(pairs)} pairs`);
    },
  };
  try {
    await withMemory(async (memory) => {
      if (!target) {
        await writeOut(memory.pieces(options));
        return;
      }
      await target.fill(async (place) => {
        await writeFile(place, memory.pieces(options));
        signal.throwIfAborted();
      });
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    progress.clear();
    interrupt.end();
  }
  return signal.aborted ? INTERRUPTED : DONE;
}

async function writeOut(pieces: AsyncIterable<string>): Promise<void> {
  const output = createOutput();
  for await (const piece of pieces) {
    output.write(piece);
    await output.flush();
    if (output.isClosed()) break;
  }
}

function formatOf(name: string | undefined, out: string | undefined): MemoryFormat {
  const wanted = name ?? (out !== undefined && /\.csv$/i.test(out) ? 'csv' : 'tmx');
  const format = MEMORY_FORMATS.find((known) => known === wanted);
  if (format) return format;
  throw usageError(`--format takes tmx or csv, not '${wanted}'`);
}

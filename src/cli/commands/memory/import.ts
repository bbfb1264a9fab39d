import path from 'node:path';
import type { ImportResult, TransferProgress } from '#core/memory/transfer/transfer.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { DONE, parseCommand } from '../../command.ts';
import { bar, percent, size } from '../../figures.ts';
import { INTERRUPTED, watchInterrupts } from '../../interrupt.ts';
import { print } from '../../output.ts';
import { createProgress } from '../../progress.ts';
import { usageError } from '../../usage.ts';
import { withMemory } from './withMemory.ts';

/** Takes in files one after another; Ctrl+C keeps what is in. Answers with the exit status. */
export async function importMemory(args: readonly string[]): Promise<number> {
  const { values, positionals: files } = parseCommand(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
  });
  if (files.length === 0) throw usageError('memory import needs a FILE');
  const languages = { from: code(values.from), to: code(values.to) };
  const progress = createProgress({ quiet: values.quiet ?? false });
  const interrupt = watchInterrupts();
  const stopping = new AbortController();
  interrupt.onStop(() => {
    stopping.abort();
  });
  const results: (ImportResult & { file: string })[] = [];
  try {
    await withMemory(async (memory) => {
      for (const file of files) {
        if (stopping.signal.aborted) break;
        const result = await memory.importFile(file, {
          ...{ ...languages, signal: stopping.signal },
          onProgress: (done) => {
            progress.show(`${path.basename(file)} ${progressLine(done)}`);
          },
        });
        progress.clear();
        results.push({ file, ...result });
        if (values.json !== true) await print(summaryLine(file, result));
      }
    });
  } finally {
    progress.clear();
    interrupt.end();
    if (values.json === true) await print(JSON.stringify({ files: results }, null, 2));
  }
  return stopping.signal.aborted ? INTERRUPTED : DONE;
}

const code = (language: string | undefined): string | undefined =>
  language === undefined ? undefined : knownLanguage(language).code;

function progressLine({ done, total, pairs }: TransferProgress): string {
  const share = total > 0 ? done / total : 1;
  const parts = [
    percent(share),
    `${size(done)} of ${size(total)}`,
    `${count(pairs)} ${pairs === 1 ? 'pair' : 'pairs'}`,
  ];
  return `${bar(share)} ${parts.join(', ')}`;
}

function summaryLine(file: string, { state, added, skipped, refused }: ImportResult): string {
  const parts = [
    `${count(added)} ${added === 1 ? 'pair' : 'pairs'} added`,
    `${count(skipped)} were there already`,
  ];
  if (refused > 0) parts.push(`${count(refused)} refused: no text, or an unknown language`);
  const stopped = state === 'stopped' ? ' Stopped; what was added stays.' : '';
  return `${file}: ${parts.join(', ')}.${stopped}`;
}

export const count = (number: number): string => number.toLocaleString('en');

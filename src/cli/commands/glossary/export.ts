import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GLOSSARY_FORMATS } from '#shared/ipc/glossary.ts';
import { DONE, parseCommand } from '../../command.ts';
import { createOutput, print } from '../../output.ts';
import { openTarget } from '../../targetFile.ts';
import { usageError } from '../../usage.ts';
import { glossaryNamed, withGlossaries } from '../../withGlossaries.ts';

/** Pieces that are printed at once. */
const SLICE = 1000;

/** Writes a glossary to a file or to standard output. */
export async function exportGlossary(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    out: { type: 'string' },
    force: { type: 'boolean' },
    format: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw usageError('glossary export needs one NAME');
  const { out, force = false, json = false } = values;
  if (out === undefined && (force || json))
    throw usageError(`--${force ? 'force' : 'json'} is for --out`);
  const format = formatOf(values.format, out);
  const target =
    out === undefined ? undefined : await openTarget(out, { source: undefined, force });
  return withGlossaries(async (all) => {
    const pieces = all.exported(glossaryNamed(all, name).id, format);
    if (target) await target.fill((place) => writeFile(place, pieces));
    else await printAll(pieces);
    if (json && out !== undefined)
      await print(JSON.stringify({ path: path.resolve(out) }, null, 2));
    return DONE;
  });
}

function formatOf(asked: string | undefined, out = ''): (typeof GLOSSARY_FORMATS)[number] {
  const wanted = asked ?? path.extname(out).slice(1).toLowerCase();
  const format = GLOSSARY_FORMATS.find((known) => known === wanted);
  if (format) return format;
  if (asked === undefined) return 'csv';
  throw usageError(`--format takes csv, tsv or tbx, not '${asked}'`);
}

/** Piece by piece: the whole may be large. */
async function printAll(pieces: Iterable<string>): Promise<void> {
  const output = createOutput();
  let count = 0;
  for (const piece of pieces) {
    output.write(piece);
    if (++count % SLICE === 0) await output.flush();
  }
  await output.flush();
}

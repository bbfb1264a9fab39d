import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const hasProgram = (name: string) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, name)));

/** Whether LibreOffice is there; the tests that need it are skipped without it. */
export const hasOffice = hasProgram('soffice');
export const hasUnzip = hasProgram('unzip');

/** Text as LibreOffice reads it from a Word document, every sheet of a workbook, and the slides as XML. */
export const READABLE = {
  txt: 'txt:Text (encoded):UTF8',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
  fodp: 'fodp',
} as const;

/**
 * Converts files by LibreOffice in one call, which takes seconds, with a profile of its own. `filter`: the ending of what
 * is made, or one of `READABLE`. Gives what was made by its name; a file that does not open makes nothing.
 */
export async function convert(
  files: ReadonlyMap<string, Uint8Array>,
  filter: string,
): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'office-'));
  try {
    const from = path.join(folder, 'in');
    const to = path.join(folder, 'out');
    await mkdir(from);
    await mkdir(to);
    for (const [name, bytes] of files) await writeFile(path.join(from, name), bytes);
    const paths = [...files.keys()].map((name) => path.join(from, name));
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const options = [profile, '--headless', '--convert-to', filter, '--outdir', to];
    await promisify(execFile)('soffice', [...options, ...paths]);
    const made = new Map<string, Buffer>();
    for (const name of await readdir(to)) made.set(name, await readFile(path.join(to, name)));
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

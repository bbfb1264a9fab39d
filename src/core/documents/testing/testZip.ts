import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openZip } from '../package/zip.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { parseXml } from '../xml/parseXml.ts';
import { hasUnzip } from './office.ts';

/** Error: what is wrong with the archive, by our own reader and by `unzip` where it is, or with the XML in it. */
export async function testZip(bytes: Uint8Array): Promise<void> {
  const zip = openZip(bytes, 'test.zip');
  for (const name of zip.names) {
    const part = zip.read(name);
    if (/\.(?:xml|rels|opf|ncx|xhtml|rdf)$/.test(name)) parseXml(decodeXml(part).text);
  }
  if (!hasUnzip) return;
  const folder = await mkdtemp(path.join(tmpdir(), 'zip-'));
  try {
    const file = path.join(folder, 'test.zip');
    await writeFile(file, bytes);
    await promisify(execFile)('unzip', ['-tq', file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

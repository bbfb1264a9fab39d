import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { Variant, Work } from './variant.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const said = z.object({
  firstTokenMs: z.number(),
  decodeMs: z.number(),
  tokens: z.array(z.number()),
});

/**
 * llama.cpp itself: a C loop compiled against the very libraries that node-llama-cpp ships, with the headers out of
 * the sources it ships. Needs cc and git.
 */
export async function nativeVariant(work: Work, prompt: readonly number[]): Promise<Variant> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bayling-bench-'));
  const sources = path.join(folder, 'llama.cpp');
  const bundle = path.join(root, 'node_modules/node-llama-cpp/llama/gitRelease.bundle');
  await run('git', ['clone', '--quiet', bundle, sources]);

  const platform = `linux-${process.arch}`;
  const libraries = path.join(root, `node_modules/@node-llama-cpp/${platform}/bins/${platform}`);
  if (!existsSync(libraries)) throw new Error(`no prebuilt llama.cpp in ${libraries}`);
  const program = path.join(folder, 'native');
  const linked = (await readdir(libraries)).filter((name) =>
    /^lib(?:llama|ggml|ggml-base)\.(?:v[\d.]+\.)?so/.test(name),
  );
  await run('cc', [
    '-O2',
    `-I${sources}/include`,
    `-I${sources}/ggml/include`,
    path.join(import.meta.dirname, 'native.c'),
    '-o',
    program,
    ...linked.map((name) => path.join(libraries, name)),
    `-Wl,-rpath,${libraries}`,
  ]);

  return {
    name: 'llama.cpp, C loop',
    async run() {
      const numbers = [work.newTokens, work.threads, ...prompt].map(String);
      const { stdout } = await run(program, [work.model, libraries, ...numbers]);
      return { ...said.parse(JSON.parse(stdout)), evaluated: prompt.length };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

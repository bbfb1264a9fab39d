import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { made, nodeModules } from './places.mjs';
import { SetupError, say } from './report.mjs';
import { reason, run } from './run.mjs';

const bundle = path.join(nodeModules, 'node-llama-cpp', 'llama', 'gitRelease.bundle');
const folder = path.join(made, 'vocab');
const files = ['ggml-vocab-llama-spm.gguf', 'ggml-vocab-llama-bpe.gguf'];

/**
 * LLaMA's vocabularies, which token tests and the tiny test model are made of; llama.cpp's own repository holds them,
 * and node-llama-cpp brings that as a git bundle.
 *
 * @type {import('./step.mjs').Step}
 */
export const vocabulary = {
  name: 'vocabularies',
  isDone: () => files.every((file) => existsSync(path.join(folder, file))),
  make: async () => {
    say('taking the test vocabularies out of node-llama-cpp');
    const partial = `${folder}.partial`;
    const repository = path.join(partial, 'llama.cpp.git');
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    const cloned = await run('git', ['clone', '--quiet', '--bare', bundle, repository], { env });
    if (cloned.code !== 0) {
      throw new SetupError(
        `the test vocabularies could not be read: ${reason(cloned)}; everything else is in place, see that git works and run the command again`,
      );
    }
    for (const file of files) {
      await writeBlob(repository, `HEAD:models/${file}`, path.join(partial, file));
    }
    rmSync(repository, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  },
};

/** Without what a git hook sets: it would point git at the wrong repository. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
);

/**
 * @param {string} repository
 * @param {string} object
 * @param {string} target
 */
async function writeBlob(repository, object, target) {
  const file = await open(target, 'w');
  const child = spawn('git', ['--git-dir', repository, 'cat-file', 'blob', object], {
    env,
    stdio: ['ignore', file.fd, 'ignore'],
  });
  const [code] = await once(child, 'close');
  await file.close();
  if (code !== 0) {
    throw new SetupError(
      `node-llama-cpp holds no ${object}; everything else is in place, see that its pinned version is installed`,
    );
  }
}

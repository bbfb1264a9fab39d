import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { findModel } from './findModel.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'bayling-models-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function folder(name: string, ...files: string[]): string {
  const full = path.join(root, name);
  mkdirSync(full);
  for (const file of files) writeFileSync(path.join(full, file), '');
  return full;
}

describe('the model to load is', () => {
  it('the one asked for now, before the one chosen earlier', async () => {
    const folders = [folder('mine', 'bayling.gguf')];
    const search = { explicit: 'a.gguf', configured: '/models/b.gguf', folders };
    expect(await findModel(search)).toBe(path.resolve('a.gguf'));
  });

  it('the one chosen earlier, even when it is gone: loading it says so', async () => {
    const folders = [folder('mine', 'bayling.gguf')];
    expect(await findModel({ configured: '/gone/b.gguf', folders })).toBe('/gone/b.gguf');
  });

  it("a BayLing of the user's", async () => {
    const folders = [folder('mine', 'aya.gguf', 'BayLing-2-7B-Q4.gguf'), folder('app', 'a.gguf')];
    expect(await findModel({ configured: '', folders })).toBe(
      path.join(root, 'mine', 'BayLing-2-7B-Q4.gguf'),
    );
  });

  it("else the first of the user's by name, before the starter model", async () => {
    const folders = [
      path.join(root, 'missing'),
      folder(
        'mine',
        'notes.txt',
        'z.gguf.part',
        'y.GGUF',
        'x-00002-of-00002.gguf',
        'mmproj-a.gguf',
      ),
      folder('app', 'bayling-starter.gguf'),
    ];
    mkdirSync(path.join(root, 'mine', 'folder.gguf'));
    expect(await findModel({ folders })).toBe(path.join(root, 'mine', 'y.GGUF'));
  });

  it('else the starter model', async () => {
    const folders = [folder('mine', 'notes.txt'), folder('app', 'bayling-starter.gguf')];
    expect(await findModel({ configured: '', folders })).toBe(
      path.join(root, 'app', 'bayling-starter.gguf'),
    );
  });

  it('the first file of several', async () => {
    const folders = [folder('mine', 'x-00002-of-00002.gguf', 'x-00001-of-00002.gguf')];
    expect(await findModel({ folders })).toBe(path.join(root, 'mine', 'x-00001-of-00002.gguf'));
  });
});

it('where there is none, the error names the folder to put one in', async () => {
  const mine = folder('mine');
  await expect(findModel({ folders: [mine, folder('app')] })).rejects.toEqual(
    new AppError('model.none', { folder: mine }),
  );
});

import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openLlamaLibrary } from './llamaLibrary.ts';
import { libraryPath } from './libraryPath.ts';

it('the llama.cpp that is shipped is the one whose interface is known', async () => {
  expect(existsSync(await libraryPath())).toBe(true);
  await expect(openLlamaLibrary()).resolves.toHaveProperty('quantize');
});

it('another one is refused before anything in it is called', async () => {
  await expect(libraryPath('v9.9.9')).rejects.toThrow('this app knows v9.9.9');
});

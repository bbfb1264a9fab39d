import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { Install } from '#shared/ipc/models.ts';
import { installWords, isActive } from './installWords.ts';

const words = say as unknown as TFunction;
function say(key: string, values?: { step: number; steps: number; state: string }): string {
  return values ? `${values.step}/${values.steps} ${values.state}` : (key.split('.').at(-1) ?? key);
}

const install = (part: Partial<Install>): Install => ({
  id: 'i',
  modelId: 'm',
  title: 'A model',
  choice: 'q4_k_m',
  state: 'downloading',
  progress: 0,
  doneBytes: 0,
  totalBytes: null,
  bytesPerSecond: 0,
  secondsLeft: null,
  ...part,
});

test('weights are downloaded, converted and made smaller', () => {
  expect(installWords(install({}), words)).toBe('1/3 downloading');
  expect(installWords(install({ state: 'checking' }), words)).toBe('1/3 checking');
  expect(installWords(install({ state: 'converting' }), words)).toBe('2/3 converting');
  expect(installWords(install({ state: 'quantizing' }), words)).toBe('3/3 quantizing');
  expect(installWords(install({ state: 'converting', choice: 'f16' }), words)).toBe(
    '2/2 converting',
  );
});

test('a folder needs no download, a finished file nothing else', () => {
  const folder = install({ state: 'quantizing' });
  delete folder.modelId;
  expect(installWords(folder, words)).toBe('2/2 quantizing');
  expect(installWords(install({ choice: 'a/b.Q4_0.GGUF' }), words)).toBe('downloading');
});

test('what rests has no step', () => {
  for (const state of ['waiting', 'paused', 'failed', 'done'] as const)
    expect(installWords(install({ state }), words)).toBe(state);
  expect(isActive(install({ state: 'waiting' }))).toBe(true);
  expect(isActive(install({ state: 'paused' }))).toBe(false);
});

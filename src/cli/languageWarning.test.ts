import { expect, it } from 'vitest';
import type { LoadedModel } from '#core/engine/engine.ts';
import { languageWarning, styleWarning } from './languageWarning.ts';

const model: LoadedModel = {
  ...{ path: '/models/a.gguf', name: 'a', template: 'bayling-v1', contextSize: 1024 },
  ...{ gpu: null, gpuLayers: 0, parallel: 1, sizeBytes: 0, loadMs: 0 },
};
const starter = { ...model, starter: true, languages: ['zh-Hans', 'en'] };

it('is one line that names the languages a model does not know', async () => {
  expect(await languageWarning(starter, { text: 'Hello', from: 'en', to: 'de' })).toBe(
    'Warning: the starter model knows Chinese (Simplified) and English only, not German; check the translation, or use another model.',
  );
  const german = 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.';
  const asked = { text: german, from: 'auto', to: 'zh-TW' };
  expect(await languageWarning({ ...starter, starter: false }, asked)).toBe(
    'Warning: the model does not list German and Chinese (Traditional) among its languages; check the translation.',
  );
});

it('is not there for languages it knows, for what no text tells, and for a model without a list', async () => {
  expect(await languageWarning(starter, { text: '你好', from: 'auto', to: 'English' })).toBeNull();
  expect(await languageWarning(starter, { text: '123', from: 'auto', to: 'zh' })).toBeNull();
  expect(await languageWarning(model, { text: 'Hello', from: 'en', to: 'de' })).toBeNull();
});

it('wishes for the style are said to have no effect with the starter model, and only there', () => {
  const style = { tone: 'formal', domain: '', instruction: '' } as const;
  expect(styleWarning(starter, style)).toMatch(/^Warning: the starter model follows no formality/);
  expect(styleWarning(starter)).toBeNull();
  expect(styleWarning(model, style)).toBeNull();
});

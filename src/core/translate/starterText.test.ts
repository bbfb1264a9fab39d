import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { createDesk, segmentAt, type Desk } from './testing/createDesk.ts';

const starter = fileURLToPath(
  new URL('../../../resources/models/bayling-starter.gguf', import.meta.url),
);

let engine: Engine;
let generations = 0;
let desk: Desk;
beforeAll(async () => {
  const llama = createLlamaEngine();
  engine = {
    ...llama,
    generate(...request) {
      generations++;
      return llama.generate(...request);
    },
  };
  await engine.load(starter, { gpu: 'off' });
  desk = await createDesk({ engine, modelPath: starter, isGuarded: true });
});
afterAll(async () => {
  await desk.close();
  await engine.unload();
});

const TEN = [
  ...['The weather is fine today.', 'We go to the park.', 'My sister reads a book.'],
  ...['He bought a new car.', 'She likes green tea.', 'The train is late.'],
  ...['They live in Shanghai.', 'I have two dogs.', 'This river is very long.'],
  'The shop opens at nine.',
];
const translate = (text: string) => desk.translate(text, { from: 'auto', to: 'zh-Hans' });

it('with the starter model, editing one of ten sentences translates exactly that one', async () => {
  const before = await translate(TEN.join(' '));
  expect(before.segments).toHaveLength(10);
  for (const { target } of before.segments) expect(target).toMatch(/\p{sc=Han}/u);
  generations = 0;
  const after = await translate(TEN.with(4, 'She likes black coffee.').join(' '));
  expect(generations).toBe(1);
  const targets = (of: typeof before) => of.segments.map(({ target }) => target);
  expect(targets(after).toSpliced(4, 1)).toEqual(targets(before).toSpliced(4, 1));
  expect(targets(after)[4]).toContain('咖啡');
  generations = 0;
  await translate(TEN.join(' '));
  expect(generations).toBe(0);
}, 60_000);

it('another translation of a sentence differs, and what it says in the source language can be asked', async () => {
  const { id, segments } = await translate('The little girl gave her mother a beautiful flower.');
  const name = { translation: id, segment: segmentAt(segments, 0).id };
  const others: string[] = [];
  for (let count = 0; count < 2; count++) {
    const other = await desk.jobs.alternative('window', { id: `${count}`, ...name, others });
    if (other) others.push(other.target);
  }
  expect(others.length).toBeGreaterThan(0);
  const all = [segmentAt(segments, 0).target, ...others];
  expect(new Set(all).size).toBe(all.length);
  const back = await desk.jobs.backTranslate('window', { id: 'back', ...name });
  expect(back?.text).toMatch(/girl/i);
}, 60_000);

import { expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { takeDropped, type Takers } from './dropped.ts';

const languages = { from: 'auto', to: 'en' };
const noModels = (paths: readonly string[]) => Promise.resolve({ models: 0, rest: [...paths] });
const taking = (add: Takers['documents']['add'], takeModels: Takers['takeModels'] = noModels) =>
  takeDropped({ takeModels, documents: { add } });

it('dropped files go to the queue with their languages', async () => {
  const asked: unknown[] = [];
  const take = taking((...input) => {
    asked.push(input);
    return Promise.resolve({ added: 2 });
  });
  expect(await take({ paths: ['/a.txt', '/b'], ...languages })).toEqual({
    ok: true,
    data: { added: 2, models: 0 },
  });
  expect(asked).toEqual([[['/a.txt', '/b'], languages]]);
});

it('models among them do not go to the queue', async () => {
  const asked: unknown[] = [];
  const take = taking(
    (paths) => {
      asked.push(paths);
      return Promise.resolve({ added: 1 });
    },
    (paths) =>
      Promise.resolve({ models: 1, rest: paths.filter((path) => !path.endsWith('.gguf')) }),
  );
  expect(await take({ paths: ['/a.txt', '/m.gguf'], ...languages })).toEqual({
    ok: true,
    data: { added: 1, models: 1 },
  });
  expect(await take({ paths: ['/m.gguf'], ...languages })).toMatchObject({
    data: { added: 0, models: 1 },
  });
  expect(asked).toEqual([['/a.txt']]);
});

it.each([
  null,
  { paths: '/a.txt', ...languages },
  { paths: [7], ...languages },
  { paths: ['x'.repeat(10_001)], ...languages },
  { paths: Array.from({ length: 10_001 }, () => '/a'), ...languages },
  { paths: ['/a.txt'], from: 'auto' },
])('what no window sends is refused in a line', async (input) => {
  const take = taking(() => {
    throw new Error('not to be reached');
  });
  expect(await take(input)).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
});

it('an error is answered, not thrown', async () => {
  const take = taking(() => Promise.reject(new AppError('disk.full', { path: '/' })));
  expect(await take({ paths: ['/a.txt'], ...languages })).toMatchObject({
    error: { code: 'disk.full' },
  });
});

import { expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { takeDropped } from './dropped.ts';

const languages = { from: 'auto', to: 'en' };

it('dropped files go to the queue with their languages', async () => {
  const asked: unknown[] = [];
  const take = takeDropped({
    add: (...input) => {
      asked.push(input);
      return Promise.resolve({ added: 2, ids: ['1', '2'] });
    },
  });
  expect(await take({ paths: ['/a.txt', '/b'], ...languages })).toEqual({
    ok: true,
    data: { added: 2, models: 0 },
  });
  expect(asked).toEqual([[['/a.txt', '/b'], languages]]);
});

it.each([
  null,
  { paths: '/a.txt', ...languages },
  { paths: [7], ...languages },
  { paths: ['x'.repeat(10_001)], ...languages },
  { paths: Array.from({ length: 10_001 }, () => '/a'), ...languages },
  { paths: ['/a.txt'], from: 'auto' },
])('what no window sends is refused in a line', async (input) => {
  const take = takeDropped({
    add: () => {
      throw new Error('not to be reached');
    },
  });
  expect(await take(input)).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
});

it('an error is answered, not thrown', async () => {
  const take = takeDropped({
    add: () => Promise.reject(new AppError('disk.full', { path: '/' })),
  });
  expect(await take({ paths: ['/a.txt'], ...languages })).toMatchObject({
    error: { code: 'disk.full' },
  });
});

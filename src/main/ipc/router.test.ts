import { expect, it } from 'vitest';
import { routes } from '#shared/ipc/contract.ts';
import { MAX_DRAFTS_CHARACTERS, MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { createRouter, type Handlers } from './router.ts';

/** Every handler answers with its input. */
const echo = Object.fromEntries(
  Object.keys(routes).map((name) => [name, (input: unknown) => input]),
) as unknown as Handlers;
const ask = (name: string, input: unknown) => createRouter(echo)(name, input, { owner: '1' });

const long = 'x'.repeat(MAX_SOURCE_CHARACTERS + 1);
const code = 'x'.repeat(101);
const origin = {
  ...{ source: '你好', draft: 'Hello', from: 'zh', to: 'en' },
  terms: [{ source: '你', target: 'you' }],
  translation: { id: 't', at: 0 },
};
const accepted = {
  ...{ id: 'c', messageId: 'm', remember: false },
  shown: { id: 't', source: '你好', target: 'Hello' },
};
const segment = { translation: 't', segment: 1 };

it('what the window sends reaches its handler as it is', async () => {
  for (const [name, input] of [
    ['chat.revise', { origin, model: 'm' }],
    ['chat.accept', accepted],
    ['translator.edit', { ...segment, target: long }],
    ['settings.set', { chatDrafts: { c: long }, theme: 'dark' }],
  ] as const)
    expect(await ask(name, input)).toEqual({ ok: true, data: input });
});

const revising = (patch: object) => ['chat.revise', { origin: { ...origin, ...patch }, model: '' }];
const accepting = (patch: object) => [
  'chat.accept',
  { ...accepted, shown: { ...accepted.shown, ...patch } },
];
it.each([
  revising({ source: long }),
  revising({ draft: long.repeat(4) }),
  revising({ from: code }),
  revising({ to: code }),
  revising({ terms: Array.from({ length: 33 }, () => origin.terms[0]) }),
  revising({ terms: [{ source: long, target: '' }] }),
  revising({ translation: { id: code, at: 0 } }),
  revising({ translation: { id: 't', at: -1 } }),
  revising({ translation: { id: 't', at: 0.5 } }),
  accepting({ id: code }),
  accepting({ source: long }),
  accepting({ target: long.repeat(4) }),
  ['translator.edit', { ...segment, target: long.repeat(4) }],
  ['settings.set', { chatDrafts: { a: 'x'.repeat(MAX_DRAFTS_CHARACTERS), b: 'x' } }],
  ['settings.set', { chatDrafts: { [code]: 'x' } }],
  ['chat.send', { id: 'c', text: long }],
] as [string, unknown][])('what no window sends is refused in a line (%s)', async (name, input) => {
  const result = await ask(name, input);
  expect(result).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  const problem =
    result.ok || !('problem' in result.error.details) ? '' : result.error.details.problem;
  expect(problem).toMatch(/^\S.{1,200}$/);
});

it('a request that nobody knows is refused', async () => {
  expect(await ask('toString', null)).toMatchObject({ error: { code: 'request.forbidden' } });
});

import { expect, it } from 'vitest';
import { termCandidates } from './termCandidates.ts';

const NAMES = ['the lighthouse', 'a harbour', 'the market', 'an island', 'the museum', 'a bridge'];
const PLACES = ['灯塔', '港口', '市场', '岛屿', '博物馆', '大桥'];
const VERBS = ['was painted', 'was closed', 'is famous', 'looks empty'];
const SAID = ['被粉刷了', '已经关闭', '很有名', '看起来空荡荡'];

/** A document of sentences about places, some of which are about a neural network. */
const pairs = NAMES.flatMap((name, n) =>
  VERBS.map((verb, v) => ({
    source: `Today ${name} ${verb}${v < 1 ? ', said the neural network' : ''}.`,
    target: `${v < 1 ? '神经网络说，' : ''}今天${PLACES[n] ?? ''}${SAID[v] ?? ''}。`,
  })),
);

it('words that are translated in one way again and again are proposed, phrases as a whole', async () => {
  const found = await termCandidates(pairs, () => false);
  const bySource = new Map(found.map(({ source, target }) => [source, target]));
  expect(bySource.get('neural network')).toBe('神经网络');
  expect(bySource.get('lighthouse')).toBe('灯塔');
  expect(bySource.get('museum')).toBe('博物馆');
  expect([...bySource.keys()]).not.toContain('neural');
  expect([...bySource.keys()]).not.toContain('network');
  expect(found.find(({ source }) => source === 'neural network')?.count).toBe(6);
});

it('what a glossary has is not proposed', async () => {
  const known = new Set(['neural network']);
  const found = await termCandidates(pairs, (source) => known.has(source));
  expect(found.map(({ source }) => source)).not.toContain('neural network');
  expect(found.map(({ source }) => source)).not.toContain('network');
  expect(found.map(({ source }) => source)).toContain('museum');
});

it('a sentence said often counts once, and names that stay as they are are no terms', async () => {
  const again = Array.from({ length: 50 }, () => ({ source: 'Save file', target: '保存文件' }));
  expect(await termCandidates(again, () => false)).toEqual([]);
  const names = ['One', 'Two', 'Three'].map((n) => ({
    source: `${n} of Alice`,
    target: `Alice ${n.length}`,
  }));
  expect(await termCandidates(names, () => false)).toEqual([]);
});

it('a long document gives at most 200, and one without words none', async () => {
  const many = Array.from({ length: 1200 }, (_, n) => ({
    source: `The gadget${n % 400} and the widget${n % 300} hum ${n}.`,
    target: `Das Ding${n % 400} und das Zeug${n % 300} summen ${n}.`,
  }));
  expect(await termCandidates(many, () => false)).toHaveLength(200);
  expect(await termCandidates([{ source: '', target: '🙂' }], () => false)).toEqual([]);
});

import { expect, it } from 'vitest';
import { createGlossaries } from '#core/glossary/glossaries.ts';
import { termCandidates } from '#core/glossary/termCandidates.ts';
import { createGuard } from '#core/translate/guard/createGuard.ts';
import { bracketing } from './testing/createQueue.ts';
import { openQueue, temporaryFolder } from './testing/queue.ts';

const RULE = { note: '', caseSensitive: false, match: 'word' as const, forbidden: false };

/** A queue with glossaries and the output guard, and what the model was asked to say and not to say. */
function prepared() {
  const folder = temporaryFolder();
  // It never heard of a cup.
  const { engine } = bracketing({
    answer: (source) => (source.includes('pot') ? '一把壶。' : '一个瓶。'),
  });
  const asked: { words: readonly string[]; avoided: readonly string[]; prompt: string }[] = [];
  const guard = createGuard({ off: [] });
  const queue = openQueue(folder.root, {
    engine: {
      ...engine,
      generate: (...args: Parameters<typeof engine.generate>) => {
        const [{ messages }, { words = [], avoided = [] }] = args;
        asked.push({ words, avoided, prompt: messages.at(-1)?.text ?? '' });
        return engine.generate(...args);
      },
    },
    guard: () => guard,
    terms: (from, to) => glossaries.finder(from, to),
  });
  const glossaries = createGlossaries({ database: queue.database, emit: () => undefined });
  const { id: glossary } = glossaries.create({ name: 'Tea', from: 'en', to: 'zh' });
  return { ...{ folder, queue, glossaries, glossary, asked } };
}

it('A document is asked for the terms of the glossaries in use, and flagged where they are missed', async () => {
  const { folder, queue, glossaries, glossary, asked } = prepared();
  glossaries.addTerms(glossary, [
    { ...RULE, source: 'cup', target: '杯子' },
    { ...RULE, source: '', target: '罐', forbidden: true },
  ]);
  const [first = ''] = await queue.addAll(folder.write('a.txt', 'A cup.\n\nA pot.\n'));
  await queue.ended(first);
  expect(asked[0]).toMatchObject({ words: ['杯子'], avoided: ['罐'] });
  expect(asked.at(-1)).toMatchObject({ words: [], avoided: ['罐'] });
  expect(queue.jobs.counts(first).flags).toMatchObject({ terms: 1 });

  glossaries.addTerms(glossary, [{ ...RULE, source: 'pot', target: '壶' }]);
  const [second = ''] = await queue.addAll(folder.write('b.txt', 'The pot.\n'));
  await queue.ended(second);
  expect(asked.at(-1)?.words).toEqual(['壶']);
});

it('A document is translated in its style', async () => {
  const { folder, queue, asked } = prepared();
  const style = { tone: 'formal' as const, domain: 'tea', instruction: 'Be brief.' };
  const file = folder.write('a.txt', 'A cup.\n');
  const [id = ''] = await queue.jobs.enqueue([file], { from: 'en', to: 'zh', style });
  await queue.ended(id);
  expect(asked[0]?.prompt).toContain('Be brief.');
});

it('A document that was begun with other terms is begun anew', async () => {
  const { folder, queue } = prepared();
  const file = folder.write('a.txt', 'A cup.\n');
  const options = { from: 'en', to: 'zh', resume: true };
  const [first = ''] = await queue.jobs.enqueue([file], { ...options, glossary: 'one' });
  await queue.ended(first);
  const [second] = await queue.jobs.enqueue([file], { ...options, glossary: 'two' });
  expect(second).not.toBe(first);
  await queue.ended(second ?? '');
  expect(await queue.jobs.enqueue([file], { ...options, glossary: 'one' })).toEqual([first]);
});

it('Of a finished document terms are proposed that no glossary has', async () => {
  const { folder, queue, glossaries, glossary } = prepared();
  const lines = Array.from({ length: 6 }, (_, n) => `The green can${n}.\n\nThat can${n} here.`);
  const [id = ''] = await queue.addAll(folder.write('a.txt', lines.join('\n\n')));
  await queue.ended(id);
  for (let index = 0; index < 12; index++)
    queue.jobs.edit(id, index, index % 2 === 0 ? `绿色的罐子${index}` : `那个罐子${index}`);
  const pairs = () => queue.jobs.pairs(id);
  expect(Array.from(pairs())).toHaveLength(12);
  const found = async () =>
    (await termCandidates(pairs(), glossaries.knows)).map(({ source, target }) => source + target);
  expect(await found()).toEqual(['green绿色']);
  glossaries.addTerms(glossary, [{ ...RULE, source: 'Green', target: '绿' }]);
  expect(await found()).toEqual([]);
});

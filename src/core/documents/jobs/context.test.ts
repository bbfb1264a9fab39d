import { expect, it } from 'vitest';
import type { Dialog } from '#core/prompt/dialog.ts';
import { bracketing } from './testing/createQueue.ts';
import { openQueue, temporaryFolder } from './testing/queue.ts';

it('A sentence is shown to the model with the heading over it and the sentences before it', async () => {
  const folder = temporaryFolder();
  const { engine } = bracketing();
  const asked: string[][] = [];
  const watched = {
    ...engine,
    generate: (...args: Parameters<typeof engine.generate>) => {
      asked.push(args[0].messages.map((message: Dialog['messages'][number]) => message.text));
      return engine.generate(...args);
    },
  };
  const queue = openQueue(folder.root, { engine: watched });
  const text = '# Chapter\n\nOne is here. Two is there. Three came. Four went.\n';
  const [id = ''] = await queue.addAll(folder.write('n.md', text));
  await queue.ended(id);
  const ask = (source: string) => `Provide the Chinese translation for this sentence: ${source}`;
  const turn = (source: string) => [ask(source), `[${source}]`];
  expect(asked.at(-1)).toEqual([
    ...turn('Chapter'),
    ...turn('Two is there.'),
    ...turn('Three came.'),
    ask('Four went.'),
  ]);
});

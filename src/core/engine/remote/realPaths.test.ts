import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { createConversations } from '#core/chat/conversations.ts';
import { openQueue, temporaryFolder } from '#core/documents/jobs/testing/queue.ts';
import { createConversationStore } from '#core/history/conversationStore.ts';
import { openMemoryDatabase } from '#core/history/database.ts';
import { createModelService } from '#core/models/modelService.ts';
import { translate } from '#core/translate/translate.ts';
import { closeRemotes, openRemote, startRemote, type Remote } from './testing/openRemote.ts';
import { answer, type Asked, inTurn, json, type Script } from './testing/scriptedServer.ts';

afterEach(closeRemotes);

const CHAT = '/v1/chat/completions';
const COMPLETIONS = '/v1/completions';

/** What a server is to translate, of either endpoint. */
function sourceIn({ body }: Asked): string {
  const messages = body.messages as { content: string }[] | undefined;
  const prompt = (body.prompt as string | undefined)?.split('### Response:').at(-2);
  const text = messages?.at(-1)?.content ?? prompt ?? '';
  return text.slice(text.lastIndexOf('sentence: ') + 'sentence: '.length).trimEnd();
}
const bracketing: Script = (asked, response) =>
  answer(['[', sourceIn(asked), ']'])(asked, response);

const modelsOf = ({ engine, settings }: Remote) =>
  createModelService({
    ...{ engine, emit: () => undefined, folders: [], configured: () => '' },
    server: () => settings,
  });

it('a text is translated on a server line by line, by BayLing’s prompt', async () => {
  const { engine, server } = await openRemote(
    { [COMPLETIONS]: bracketing },
    { prompts: 'bayling-v1' },
  );
  const request = { text: 'Good morning.\n\n  好的。 \n', from: 'auto', to: 'de' };
  const { target, model, state } = await translate(engine, request);
  expect({ target, model, state }).toEqual({
    ...{ target: '[Good morning.]\n\n  [好的。] \n', model: 'bayling', state: 'done' },
  });
  const [asked] = server.askedFor(COMPLETIONS);
  expect(asked?.body).toMatchObject({ temperature: 0, stop: ['</s>', '\n### Instruction:'] });
  expect(asked?.body.prompt).toBe(
    'I am an intelligent language assistant developed by the NLP Group of ICT/CAS.\nBelow is a dialog consisting of instructions and responses. Write a response that completes the request.\n\n' +
      '### Instruction:\nProvide the German translation for this sentence: Good morning.\n### Response:\n',
  );
});

it('a server that counts tokens is asked for nothing else to cut a text by', async () => {
  const tokenize: Script = (asked, response) => {
    const text = String(asked.body.content);
    const tokens = Array.from(text, (character) => character.codePointAt(0));
    return json({ tokens: asked.body.add_special ? [1, ...tokens] : tokens })(asked, response);
  };
  const { engine, server } = await openRemote(
    { [COMPLETIONS]: bracketing, '/tokenize': tokenize },
    { prompts: 'bayling-v1', contextSize: 1024 },
  );
  expect(await engine.countTokens('hello')).toBe(5);
  expect(await engine.countTokens('</s>')).toBe(5);
  const text = 'One two three, four five six. '.repeat(20).trim();
  const { segments } = await translate(engine, { text, from: 'en', to: 'de' });
  expect(segments.length).toBeGreaterThan(1);
  const prompts = server.askedFor(COMPLETIONS).map(({ body }) => String(body.prompt).length);
  expect(Math.max(...prompts)).toBeLessThan(1024);
});

it('a document is translated on a server, several paragraphs at once, and through its failures', async () => {
  const busy = json({ error: 'busy' }, 503);
  const broken: Script = (_asked, response) => void response.destroy();
  const remote = await startRemote(
    { [CHAT]: inTurn(bracketing, busy, broken, bracketing) },
    { parallel: 4 },
  );
  const folder = temporaryFolder();
  const queue = openQueue(folder.root, { engine: remote.engine, models: modelsOf(remote) });
  const paragraphs = Array.from({ length: 12 }, (_, n) => `Cup ${n} has tea.`);
  const [id = ''] = await queue.addAll(folder.write('a.txt', paragraphs.join('\n\n')));
  await queue.ended(id);
  expect(queue.job(id)).toMatchObject({ state: 'done', done: 12 });
  const { path } = await queue.jobs.save(id, { bilingual: false });
  expect(readFileSync(path, 'utf8')).toBe(paragraphs.map((text) => `[${text}]`).join('\n\n'));
});

it('a document whose server is gone fails, keeps what it has, and goes on when it is there again', async () => {
  let isThere = true;
  let hasFailed = false;
  const script: Script = (asked, response) => {
    if (sourceIn(asked).includes('Cup 3')) {
      isThere &&= hasFailed;
      hasFailed = true;
    }
    return isThere ? bracketing(asked, response) : void response.destroy();
  };
  const remote = await startRemote({ [CHAT]: script }, { parallel: 1 });
  const folder = temporaryFolder();
  const queue = openQueue(folder.root, { engine: remote.engine, models: modelsOf(remote) });
  const paragraphs = Array.from({ length: 5 }, (_, n) => `Cup ${n} has tea.`);
  const [id = ''] = await queue.addAll(folder.write('a.txt', paragraphs.join('\n\n')));
  await queue.ended(id);
  expect(queue.job(id)).toMatchObject({
    ...{ state: 'failed', done: 3, error: { code: 'server.unreachable' } },
  });
  isThere = true;
  queue.jobs.resume(id);
  await queue.until(() => queue.job(id).state === 'done');
  expect(queue.job(id).done).toBe(5);
});

it('a conversation goes on with what was said, and folds what a small window has no room for', async () => {
  const reply = answer(['Guten ', 'Tag.']);
  const remote = await startRemote({ [CHAT]: reply }, { contextSize: 512 });
  const store = createConversationStore(openMemoryDatabase());
  const chat = createConversations({
    ...{ engine: remote.engine, models: modelsOf(remote), storeOf: () => store },
    onSaveFailed(error) {
      throw error;
    },
  });
  const { id } = chat.create({ system: 'Be brief.' });
  let streamed = '';
  const first = await chat.send(id, '你好', { onText: (text) => (streamed += text) });
  expect(first).toMatchObject({ message: { text: 'Guten Tag.', state: 'done' } });
  expect(streamed).toBe('Guten Tag.');
  await chat.send(id, 'Again?');
  expect(remote.server.askedFor(CHAT).at(-1)?.body).toMatchObject({
    temperature: 0.7,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: '你好' },
      { role: 'assistant', content: 'Guten Tag.' },
      { role: 'user', content: 'Again?' },
    ],
  });
  for (let turn = 0; turn < 6; turn++) {
    const { context } = await chat.send(id, `Tell me more, and more, and more of it (${turn}).`);
    if (turn === 5) expect(context?.foldedMessageIds.length).toBeGreaterThan(0);
  }
  chat.close();
});

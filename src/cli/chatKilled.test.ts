import type { ChildProcess } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { createCore } from '#core/createCore.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { childOf, runCli, temporaryFolder } from './testing/runCli.ts';

/** What a kill may cost, in milliseconds. */
const LOST_MS = 1000;
/** How many pieces are awaited: some of those that come next may have been written before the time was over. */
const PIECES = 20;

const engine = createLlamaEngine();
afterAll(() => engine.unload());

/** Kills the command, not its launcher, in the middle of an answer; tells how many bytes had to be saved by then. */
function killer() {
  let awaited = PIECES;
  let dueAt = 0;
  let dueBytes = 0;
  const onOutput = (launcher: ChildProcess, bytesBefore: number) => {
    if (Date.now() < dueAt || --awaited !== 0) return;
    if (dueAt === 0) {
      awaited = PIECES;
      dueAt = Date.now() + LOST_MS;
      dueBytes = bytesBefore;
      return;
    }
    const pid = childOf(launcher);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  };
  return { onOutput, dueBytes: () => dueBytes };
}

it.skipIf(process.platform !== 'linux')(
  'kill -9 costs a second of the answer at most, and the conversation goes on',
  async () => {
    using folder = temporaryFolder();
    // So slow that it still talks when it is killed.
    const model = await testModelPath({ contextLength: 8192, layers: 64 });
    const { dueBytes, onOutput } = killer();
    const args = ['chat', '--model', model, '--gpu', 'off', '--seed', '1'];
    const input = '你好\n';
    const { status, stdout } = await runCli(args, { data: folder.root, input, onOutput });
    expect(status).toBe(1);

    const core = createCore({
      ...{ engine, emit: () => undefined, dataFolder: folder.root, modelFolders: [] },
      loadOptions: { gpu: 'off' },
    });
    await core.models.load(model);
    const store = core.conversationStore();
    const [id = ''] = store.ids();
    const messages = store.messages(id);
    expect(messages).toMatchObject([
      { role: 'user', text: '你好', state: 'done' },
      { role: 'assistant', state: 'interrupted' },
    ]);
    const saved = messages[1]?.text ?? '';
    expect(dueBytes()).toBeGreaterThan(0);
    expect(Buffer.byteLength(saved)).toBeGreaterThanOrEqual(dueBytes());
    expect(stdout.startsWith(saved)).toBe(true);

    const { message, generation } = await core.conversations.send(id, '谢谢', { maxTokens: 8 });
    expect(message.state).toBe('done');
    expect(generation?.tokens).toBe(8);
    expect(store.messages(id).map(({ text }) => text)).toEqual([
      ...['你好', saved, '谢谢', message.text],
    ]);
    core.close();
  },
);

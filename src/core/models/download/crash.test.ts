import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { setUp } from './testing/setUp.ts';

const program = path.join(import.meta.dirname, 'testing', 'downloadProcess.ts');

it('after kill -9 the next start goes on with what had come', async () => {
  const { server, folder, remote, download, holds } = await setUp({
    'model.gguf': { size: 3_000_000, seed: 1 },
  });
  server.faults = () => ({ hangAfter: 2_000_000 });
  const files = [remote('model.gguf', true)];
  const child = spawn(process.execPath, [program, folder, JSON.stringify(files)], {
    stdio: 'inherit',
  });
  const part = path.join(folder, 'model.gguf.part');
  const size = () =>
    stat(part).then(
      (found) => found.size,
      () => 0,
    );
  while ((await size()) < 2_000_000) await wait(20);
  child.kill('SIGKILL');
  await once(child, 'close');

  server.faults = undefined;
  await download(files);
  expect(server.requests.at(-1)?.headers.range).toBe('bytes=2000000-');
  expect(await holds('model.gguf')).toBe(true);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { llamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { inspectModel } from '#core/models/inspectModel.ts';
import { publishedFiles } from '#core/models/testing/modelDesk.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { startHubServer, type HubServer } from '#core/net/testing/hubServer.ts';
import { runCli, temporaryFolder, type RunOptions } from './testing/runCli.ts';

let hub: HubServer;
let weights: Buffer;
beforeAll(async () => {
  weights = readFileSync(await testModelPath());
  hub = await startHubServer({
    repositories: {
      'someone/ready': { 'ready.gguf': weights },
      'someone/published': publishedFiles(await llamaFolder()),
    },
    gated: { 'someone/gated': 'the token' },
    licence: 'apache-2.0',
  });
  hub.repositories['someone/gated'] = { 'gated.gguf': weights };
});
afterAll(() => hub.close());

function desk() {
  const folder = temporaryFolder();
  const env = { BAYLING_HUB: hub.address, NO_PROXY: '127.0.0.1', BAYLING_HUB_TOKEN: '' };
  const run = (args: string[], options: Partial<RunOptions> = {}) =>
    runCli(['models', ...args], {
      data: folder.root,
      ...options,
      env: { ...env, ...options.env },
    });
  return { folder, run, [Symbol.dispose]: folder[Symbol.dispose] };
}

const pathIn = (stdout: string) => (JSON.parse(stdout) as { path: string }).path;

describe('downloading', () => {
  it('gets a GGUF file of a repository, after saying its licence and what it takes', async () => {
    using set = desk();
    const { status, stdout, stderr } = await set.run([
      ...['download', 'someone/ready', '--yes', '--json'],
    ]);
    expect(stderr).toMatch(/licence +apache-2\.0/);
    expect(status).toBe(0);
    expect(readFileSync(pathIn(stdout)).equals(weights)).toBe(true);
    const list = await set.run(['list', '--catalog', '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject({
      models: expect.arrayContaining([
        expect.objectContaining({ path: pathIn(stdout), place: 'own' }),
      ]) as unknown,
    });
  });

  it('converts and quantizes what is published for Hugging Face', async () => {
    using set = desk();
    const { status, stdout, stderr } = await set.run([
      ...['download', 'someone/published', '--type', 'Q8_0', '--yes', '--json'],
    ]);
    expect(stderr).toMatch(/runs +in memory/);
    expect(status).toBe(0);
    expect(await inspectModel(pathIn(stdout))).toMatchObject({ quantization: 'Q8_0', layers: 2 });
  });

  it('begins nothing that nobody said yes to', async () => {
    using set = desk();
    expect(await set.run(['download', 'someone/ready'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('add --yes') as string,
    });
    expect(existsSync(set.folder.file('models/ready.gguf'))).toBe(false);
  });

  it('goes on with what is there after Ctrl+C', async () => {
    using set = desk();
    const args = ['download', 'someone/ready', '--yes', '--json'];
    let asked: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (asked = resolve));
    hub.faults = ({ method, path }) => {
      if (method !== 'GET' || !path.endsWith('.gguf')) return undefined;
      asked();
      return { hangAfter: 1_000_000 };
    };
    const stopped = await set.run(args, {
      onStart: async (child) => {
        await begun;
        child.kill('SIGINT');
      },
    });
    hub.faults = undefined;
    expect(stopped.status).toBe(130);
    expect(readdirSync(set.folder.file('models')).filter((name) => name.endsWith('.gguf'))).toEqual(
      [],
    );
    const { stdout } = await set.run(['list']);
    expect(stdout).toMatch(/^someone\/ready, ready\.gguf: stopped, .* of 5 MB downloaded$/m);
    expect(stdout).toContain('to go on: bayling models download someone/ready --type ready.gguf');
    const again = await set.run(args);
    expect(again.status).toBe(0);
    expect(readFileSync(pathIn(again.stdout)).equals(weights)).toBe(true);
    // Once is enough.
    hub.requests.length = 0;
    expect(pathIn((await set.run(args)).stdout)).toBe(pathIn(again.stdout));
    expect(hub.requests).toEqual([]);
  });

  it('throws away what has come of one that failed, when somebody asks for that', async () => {
    using set = desk();
    hub.faults = ({ path }) => (path.endsWith('.gguf') ? { status: 404 } : undefined);
    expect((await set.run(['download', 'someone/ready', '--yes'])).status).toBe(1);
    hub.faults = undefined;
    expect((await set.run(['list'])).stdout).toContain('someone/ready, ready.gguf: failed');
    const removed = await set.run(['remove', 'someone/ready', '--yes', '--json']);
    expect(JSON.parse(removed.stdout)).toEqual({
      ...{ id: 'someone/ready', thrownAway: 1, forgotten: true },
    });
    expect(readdirSync(set.folder.file('downloads'))).toEqual([]);
    const { stdout } = await set.run(['list', '--catalog']);
    expect(stdout).not.toContain('someone/ready');
    expect((await set.run(['remove', 'bayling-3-8b', '--yes'])).status).toBe(2);
  });

  it('says what is missing: a token, a base, a type, a repository', async () => {
    using set = desk();
    const download = (...args: string[]) => set.run(['download', ...args, '--yes']);
    expect(await download('someone/gated')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('BAYLING_HUB_TOKEN') as string,
    });
    expect(await download('someone/nothing')).toMatchObject({ status: 1 });
    expect(await download('someone/ready', '--type', 'q9')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--type takes ready.gguf, not 'q9'") as string,
    });
    expect(await download('someone/ready', '--base', 'somewhere')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('it takes no --base') as string,
    });
    const based = await download('bayling-7b-v1.0', '--type', 'q2_k');
    expect(based).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--base FOLDER') as string,
    });
  });

  it('uses the token of the environment', async () => {
    using set = desk();
    const { status } = await set.run(['download', 'someone/gated', '--yes'], {
      env: { BAYLING_HUB_TOKEN: 'the token' },
    });
    expect(status).toBe(0);
  });

  it('refuses a hub that is no address', async () => {
    using set = desk();
    expect(await set.run(['list'], { env: { BAYLING_HUB: 'nowhere' } })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'BAYLING_HUB is no address that begins with https://',
      ) as string,
    });
  });
});

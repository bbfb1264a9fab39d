import { spawnSync } from 'node:child_process';
import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Fault, inTurn } from '#core/net/testing/faults.ts';
import { setUp } from './testing/setUp.ts';

const model = { size: 1_000_000, seed: 1 };

describe('one fault, and the file comes whole all the same', () => {
  it.each<[string, Fault, { sized?: boolean }?]>([
    ['the connection is closed at once', { breakAfter: -1 }],
    ['it breaks after the headers', { breakAfter: 0 }],
    ['it breaks in the middle', { breakAfter: 500_000 }],
    ['it breaks one byte before the end', { breakAfter: 999_999 }],
    ['no length is said, and it breaks', { breakAfter: 500_000, contentLength: 'chunked' }],
    ['the end looks like an end', { breakAfter: 500_000, contentLength: 'close' }],
    ['less is promised than there is', { contentLength: 300_000 }],
    ['more is promised than comes', { contentLength: 1_000_000, breakAfter: 900_000 }],
    ['the server is silent', { hangAfter: -1 }],
    ['the server falls silent', { hangAfter: 400_000 }],
    ['it can not now', { status: 503 }],
    ['it wants a pause', { status: 429, headers: { 'retry-after': '7' } }],
    ['the size is not known before', { breakAfter: 500_000 }, { sized: false }],
  ])('%s', async (_, fault, { sized = true } = {}) => {
    for (const checksum of [true, false]) {
      const { server, remote, download, holds, names } = await setUp({ 'model.gguf': model });
      server.faults = inTurn(fault);
      const { sizeBytes, ...file } = remote('model.gguf', checksum);
      await download([sized ? { ...file, ...(sizeBytes && { sizeBytes }) } : file], {
        idleMs: 100,
      });
      expect(await holds('model.gguf')).toBe(true);
      expect(await names()).toEqual(['model.gguf', 'model.gguf.download.json']);
    }
  });
});

describe('what came already', () => {
  const broken = { breakAfter: 600_000 };

  it('does not come again: the rest is asked for, of the same version', async () => {
    const { server, download, holds } = await setUp({ 'model.gguf': model });
    server.faults = inTurn(broken);
    await download();
    const [first, second] = server.requests.map(({ headers }) => headers);
    expect(first).not.toHaveProperty('range');
    expect(second).toMatchObject({ range: 'bytes=600000-', 'if-range': '"1000000-1"' });
    expect(await holds('model.gguf')).toBe(true);
  });

  it.each<[string, Fault]>([
    ['does not know ranges', { ignoresRange: true }],
    ['sends another range', { contentRange: 'bytes 5-999999/1000000' }],
    ['sends a range of another file', { contentRange: 'bytes 600000-999999/2000000' }],
    ['sends a range without saying which', { contentRange: '' }],
    ['says that there is no such range', { status: 416 }],
  ])('is thrown away where the server %s', async (_, fault) => {
    const { server, remote, download, holds } = await setUp({ 'model.gguf': model });
    server.faults = inTurn(broken, fault);
    await download([remote('model.gguf', true)]);
    expect(await holds('model.gguf')).toBe(true);
  });

  it('is thrown away where the file was changed meanwhile', async () => {
    const { server, download, holds } = await setUp({ 'model.gguf': model });
    const changed = { size: 1_000_000, seed: 2 };
    let requests = 0;
    server.faults = () => {
      if (requests++ === 0) return broken;
      server.files['/model.gguf'] = changed;
      return undefined;
    };
    await download();
    expect(await holds('model.gguf', changed)).toBe(true);
  });

  it('is thrown away where nobody can tell whether it was changed', async () => {
    const { server, download, holds } = await setUp({ 'model.gguf': model });
    server.faults = inTurn({ ...broken, noValidator: true }, { noValidator: true });
    await download();
    expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
    expect(await holds('model.gguf')).toBe(true);
  });

  it('is kept where a page to sign in at comes in its place', async () => {
    const { server, download, holds } = await setUp({ 'model.gguf': model });
    server.faults = inTurn(broken, { ignoresRange: true, contentLength: 5000 });
    await download();
    const ranges = server.requests.map(({ headers }) => headers.range);
    expect(ranges).toEqual([undefined, 'bytes=600000-', 'bytes=600000-']);
    expect(await holds('model.gguf')).toBe(true);
  });

  it('is not taken for the whole where a server says no size with the rest of it', async () => {
    const { server, remote, download, holds } = await setUp({ 'model.gguf': model });
    const { url, path: name } = remote('model.gguf');
    const cut = { contentRange: 'bytes 600000-999999/*', contentLength: 100_000 };
    server.faults = inTurn(broken, cut);
    await download([{ url, path: name }]);
    expect(await holds('model.gguf')).toBe(true);
  });

  it('serves another mirror, where the checksum says that it is the same file', async () => {
    const { server, remote, download, holds } = await setUp({ 'model.gguf': model });
    const file = remote('model.gguf', true);
    server.faults = inTurn(broken, ...Array<Fault>(5).fill({ breakAfter: -1 }));
    await expect(download([file])).rejects.toMatchObject({ code: 'download.failed' });
    await download([{ ...file, url: `${server.otherAddress}/model.gguf` }]);
    expect(server.requests.at(-1)?.headers.range).toBe('bytes=600000-');
    expect(await holds('model.gguf')).toBe(true);
  });

  it('never has the name of the file, and a pause keeps it', async () => {
    const { server, remote, download, holds, names } = await setUp({ 'model.gguf': model });
    server.faults = () => ({ hangAfter: 600_000 });
    const user = new AbortController();
    const paused = download([remote('model.gguf')], { signal: user.signal });
    const reason = new Error('paused');
    const look = setInterval(() => {
      void names().then((found) => {
        expect(found).not.toContain('model.gguf');
        if (found.includes('model.gguf.part')) user.abort(reason);
      });
    }, 20);
    await expect(paused).rejects.toBe(reason);
    clearInterval(look);
    expect((await names()).sort()).toEqual(['model.gguf.download.json', 'model.gguf.part']);
    server.faults = undefined;
    await download();
    expect(await holds('model.gguf')).toBe(true);
  });

  it('is no reason to load the other files again', async () => {
    const files = { 'a.json': '{}', 'model.gguf': model };
    const { server, remote, download, folder, until } = await setUp(files);
    server.faults = ({ path: at }) => (at === '/a.json' ? undefined : { status: 500 });
    const wanted = [remote('a.json'), remote('model.gguf', true)];
    const failing = download(wanted, { wait: () => until('a.json') });
    await expect(failing).rejects.toMatchObject({ code: 'download.failed' });
    server.faults = undefined;
    await download(wanted);
    const asked = (name: string) => server.requests.filter(({ path: at }) => at === name).length;
    expect([asked('/a.json'), asked('/model.gguf')]).toEqual([1, 6]);
    await download(wanted);
    expect([asked('/a.json'), asked('/model.gguf')]).toEqual([1, 6]);
    // Somebody changes a byte: that is noticed.
    const bytes = await readFile(path.join(folder, 'model.gguf'));
    await writeFile(path.join(folder, 'model.gguf'), bytes.fill(0, 0, 1));
    await download([remote('model.gguf', true)]);
    expect(asked('/model.gguf')).toBe(7);
  });
});

describe('what is not the file that was announced is thrown away, and said', () => {
  it.each<[string, Fault]>([
    ['more comes than there should be', { contentLength: 'chunked', extraBytes: 1 }],
    ['more is promised than there should be', { contentLength: 2_000_000 }],
    ['a byte is another', { corruptAt: 123_456 }],
    ['a byte is another, after a break', { corruptAt: 5, breakAfter: 700_000 }],
  ])('%s', async (_, fault) => {
    const { server, remote, download, holds, names } = await setUp({ 'model.gguf': model });
    server.faults = inTurn(fault);
    const file = remote('model.gguf', true);
    await expect(download([file])).rejects.toMatchObject({
      code: 'download.mismatch',
      details: { address: file.url },
    });
    expect(await names()).toEqual([]);
    await download([file]);
    expect(await holds('model.gguf')).toBe(true);
  });

  it('the file is shorter than announced', async () => {
    const { remote, download, names } = await setUp({ 'model.gguf': model });
    const longer = { ...remote('model.gguf'), sizeBytes: 1_000_001 };
    await expect(download([longer])).rejects.toMatchObject({ code: 'download.mismatch' });
    expect(await names()).toEqual([]);
  });

  it('it comes compressed', async () => {
    const { server, download } = await setUp({ 'model.gguf': model });
    server.faults = () => ({ gzip: true });
    await expect(download()).rejects.toMatchObject({ code: 'download.failed' });
  });

  it.each([
    '../up',
    '/etc/x',
    'a/../../b',
    'nul',
    'C:\\x',
    'a\0b',
    '',
    'x.part',
    'x.download.json',
    '.download.lock',
    'Model.gguf',
  ])('a name that is none, or is there twice: %j', async (name) => {
    const { server, remote, download, names } = await setUp({ 'model.gguf': model });
    const wanted = [remote('model.gguf'), { ...remote('model.gguf'), path: name }];
    await expect(download(wanted)).rejects.toMatchObject({ code: 'download.mismatch' });
    expect([server.requests, await names()]).toEqual([[], []]);
  });
});

describe('what does not pass', () => {
  it.each([
    [401, 'download.denied'],
    [403, 'download.denied'],
    [404, 'download.notFound'],
    [410, 'download.notFound'],
    [418, 'download.failed'],
  ])('status %i is said at once: %s', async (status, code) => {
    const { server, download, waits } = await setUp({ 'model.gguf': model });
    server.faults = () => ({ status });
    await expect(download()).rejects.toMatchObject({ code });
    expect(waits).toEqual([]);
  });

  it('is tried five times, more slowly each time, and what has come is kept', async () => {
    const { server, download, waits, folder } = await setUp({ 'model.gguf': model });
    server.faults = inTurn({ breakAfter: 400_000 }, ...Array<Fault>(9).fill({ status: 500 }));
    await expect(download()).rejects.toMatchObject({
      code: 'download.failed',
      details: { address: `${server.address}/model.gguf`, reason: 'it answered with status 500' },
    });
    expect(waits).toEqual([500, 500, 1000, 2000, 4000]);
    expect((await stat(path.join(folder, 'model.gguf.part'))).size).toBe(400_000);
  });

  it('a server that hands out a few bytes an answer is given up', async () => {
    const { server, download } = await setUp({ 'model.gguf': model });
    server.faults = () => ({ breakAfter: 99 });
    await expect(download()).rejects.toMatchObject({ code: 'download.failed' });
    expect(server.requests).toHaveLength(5);
  });

  it('a server that sends the same bytes again and again is given up', async () => {
    const { server, download } = await setUp({ 'model.gguf': model });
    server.faults = () => ({ ignoresRange: true, breakAfter: 400_000 });
    await expect(download()).rejects.toMatchObject({ code: 'download.failed' });
    expect(server.requests).toHaveLength(6);
  });
});

it('a signed address that has expired is asked for anew, and no token goes there', async () => {
  const { server, remote, download, holds, waits } = await setUp({ 'model.gguf': model });
  let signed = 0;
  server.faults = ({ origin, path: asked }) => {
    if (origin === 'hub') return { redirect: `${server.otherAddress}/model.gguf?sig=${++signed}` };
    if (asked.endsWith('sig=1')) return { breakAfter: 300_000 };
    return asked.endsWith('sig=2') ? { status: 403 } : undefined;
  };
  await download([remote('model.gguf', true)], { token: 'secret' });
  expect(await holds('model.gguf')).toBe(true);
  expect(waits).toHaveLength(2);
  for (const { origin, headers } of server.requests) {
    expect(headers.authorization).toBe(origin === 'hub' ? 'Bearer secret' : undefined);
  }
});

describe('the disk', () => {
  it('is asked first: what is missing must fit', async () => {
    const { server, download, folder, until } = await setUp({ 'a.bin': model, 'b.bin': model });
    const freeBytes = () => Promise.resolve(1_999_999);
    const details = { path: folder, neededBytes: 2_000_000, availableBytes: 1_999_999 };
    const failure = { code: 'disk.tooSmall', details };
    await expect(download(undefined, { freeBytes })).rejects.toMatchObject(failure);
    expect(server.requests).toEqual([]);
    server.faults = ({ path: asked }) => (asked === '/a.bin' ? undefined : { status: 500 });
    const enough = { freeBytes: () => Promise.resolve(2_000_000), wait: () => until('a.bin') };
    await expect(download(undefined, enough)).rejects.toMatchObject({ code: 'download.failed' });
    server.faults = undefined;
    await download(undefined, { freeBytes });
  });

  it('is asked as soon as the server says a size that was not known', async () => {
    const { remote, download } = await setUp({ 'a.bin': model });
    const { url, path: name } = remote('a.bin');
    const freeBytes = () => Promise.resolve(10);
    const failure = { code: 'disk.tooSmall' };
    await expect(download([{ url, path: name }], { freeBytes })).rejects.toMatchObject(failure);
  });

  it.runIf(process.platform === 'linux')('may be full in the middle', async () => {
    const { download, folder } = await setUp({ 'a.bin': model });
    await symlink('/dev/full', path.join(folder, 'a.bin.part'));
    const failure = { code: 'disk.full', details: { path: path.join(folder, 'a.bin') } };
    await expect(download()).rejects.toMatchObject(failure);
  });
});

it('several files come at once; the progress tells of all of them, and ends with all', async () => {
  const files = { 'a.bin': model, 'b.bin': { size: 2_000_000, seed: 2 }, 'c.json': '{}' };
  const { server, download, holds, progress } = await setUp(files);
  server.faults = () => ({ bytesPerTick: 50_000 });
  await download();
  for (const name of Object.keys(files)) expect(await holds(name)).toBe(true);
  const total = 3_000_002;
  expect(progress.at(-1)).toMatchObject({ phase: 'checking', doneBytes: total, totalBytes: total });
  expect(progress.some(({ bytesPerSecond }) => bytesPerSecond > 0)).toBe(true);
  const done = progress.map(({ doneBytes }) => doneBytes);
  expect(done).toEqual([...done].sort((a, b) => a - b));
});

it('two downloads at once into different folders do not meet', async () => {
  const one = await setUp({ 'model.gguf': model });
  const two = await setUp({ 'model.gguf': { size: 800_000, seed: 9 } });
  one.server.faults = inTurn({ breakAfter: 10_000 });
  await Promise.all([one.download(), two.download()]);
  expect([await one.holds('model.gguf'), await two.holds('model.gguf')]).toEqual([true, true]);
});

describe('two downloads into one folder', () => {
  it('do not mix: the later one is refused, and may begin when the first has ended', async () => {
    const { server, download, holds, names } = await setUp({ 'model.gguf': model });
    server.faults = () => ({ hangAfter: 600_000 });
    const user = new AbortController();
    const first = download(undefined, { signal: user.signal });
    while (server.requests.length === 0) await wait(5);
    await expect(download()).rejects.toMatchObject({
      code: 'download.failed',
      details: { reason: 'another download into the same folder is under way' },
    });
    user.abort(new Error('paused'));
    await expect(first).rejects.toThrow('paused');
    server.faults = undefined;
    await download();
    expect(await holds('model.gguf')).toBe(true);
    expect(await names()).not.toContain('.download.lock');
  });

  it('of which the first was killed are no two', async () => {
    const { download, folder, holds } = await setUp({ 'model.gguf': model });
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(path.join(folder, '.download.lock'), `${pid}:token`);
    await download();
    expect(await holds('model.gguf')).toBe(true);
  });

  it('of which the first is another process are two', async () => {
    const { download, folder } = await setUp({ 'model.gguf': model });
    await writeFile(path.join(folder, '.download.lock'), `${process.ppid}:token`);
    await expect(download()).rejects.toMatchObject({ code: 'download.failed' });
  });
});

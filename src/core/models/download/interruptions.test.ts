import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttp } from '#core/net/createHttp.ts';
import { bytesOf, type Content, digestOf, sizeOf } from '#core/net/testing/content.ts';
import type { Fault } from '#core/net/testing/faults.ts';
import { type HubServer, startHubServer } from '#core/net/testing/hubServer.ts';
import { isAppError } from '#shared/errors.ts';
import type { RemoteFile } from './download.ts';
import { downloadFiles } from './downloadFiles.ts';

const contents: Record<string, Content> = {
  'model-00001-of-00002.safetensors': { size: 1_300_000, seed: 1 },
  'model-00002-of-00002.safetensors': { size: 700_001, seed: 2 },
  'sub/tokenizer.model': { size: 65_536, seed: 3 },
  'config.json': '{ "hidden_size": 64 }',
};
let server: HubServer;
let folder: string;

beforeAll(async () => {
  const files = Object.entries(contents).map(([name, content]) => [`/${name}`, content] as const);
  server = await startHubServer({ files: Object.fromEntries(files) });
  folder = await mkdtemp(path.join(tmpdir(), 'bayling-download-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Numbers from 0 up to but not with `below`, the same each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function remoteFiles(withChecksums: boolean): RemoteFile[] {
  return Object.entries(contents).map(([name, content]) => ({
    url: `${server.address}/${name}`,
    path: name,
    sizeBytes: sizeOf(content),
    ...(withChecksums && { sha256: digestOf(content, 'sha256') }),
  }));
}

/** What can go wrong once, at any byte. */
function randomFault(below: (limit: number) => number): Fault | undefined {
  const at = below(1_300_000);
  const faults: (Fault | undefined)[] = [
    undefined,
    { breakAfter: at },
    { breakAfter: at },
    { breakAfter: -1 },
    { hangAfter: at },
    { hangAfter: -1 },
    { status: [408, 429, 500, 502, 503][below(5)] ?? 500 },
    { status: 429, headers: { 'retry-after': '7' } },
    { ignoresRange: true, breakAfter: at },
    { contentRange: `bytes ${at}-1299999/1300000` },
    { contentRange: '' },
    { contentLength: 'chunked', breakAfter: at },
    { contentLength: below(900_000) },
    { noValidator: true, breakAfter: at },
    { redirect: `${server.otherAddress}/gone`, headers: { 'retry-after': '1' } },
  ];
  return faults[below(faults.length - 1)];
}

it('200 interruptions at any byte, by the network, the server or the user, leave each file byte for byte', async () => {
  const below = random(20_261_121);
  let interruptions = 0;
  for (let round = 0; interruptions < 200; round++) {
    const place = path.join(folder, String(round));
    const files = remoteFiles(round % 2 === 0);
    for (let whole = false; !whole;) {
      const user = new AbortController();
      let bytesLeft = below(3_000_000);
      let faultsLeft = below(4);
      server.faults = () => {
        if (faultsLeft-- <= 0) return undefined;
        interruptions++;
        return randomFault(below);
      };
      const http = createHttp({ proxyFor: () => Promise.resolve(null) });
      const counting: typeof http = async (url, request) => {
        const answer = await http(url, request);
        const body = async function* () {
          for await (const piece of answer.body) {
            bytesLeft -= piece.length;
            if (bytesLeft < 0) user.abort(new Error('paused'));
            yield piece;
          }
        };
        return { ...answer, body: body() };
      };
      const options = {
        http: counting,
        signal: user.signal,
        idleMs: 30,
        wait: () => Promise.resolve(),
      };
      whole = await downloadFiles(files, place, options).then(
        () => true,
        (error: unknown) => {
          interruptions++;
          expect(user.signal.aborted || isAppError(error), String(error)).toBe(true);
          return false;
        },
      );
    }
    for (const [name, content] of Object.entries(contents)) {
      expect(bytesOf(content).equals(await readFile(path.join(place, name))), name).toBe(true);
    }
    const left = await readdir(place, { recursive: true });
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  }
});

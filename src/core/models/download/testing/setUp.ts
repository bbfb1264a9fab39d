import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createHttp } from '#core/net/createHttp.ts';
import { bytesOf, type Content, digestOf, sizeOf } from '#core/net/testing/content.ts';
import { type HubServerOptions, startHubServer } from '#core/net/testing/hubServer.ts';
import type { DownloadOptions, DownloadProgress, RemoteFile } from '../download.ts';
import { downloadFiles } from '../downloadFiles.ts';

/** A server with files, and a folder to download them into; both are gone when the test is over. */
export async function setUp(files: Record<string, Content>, options: HubServerOptions = {}) {
  const paths = Object.entries(files).map(([name, content]) => [`/${name}`, content] as const);
  const server = await startHubServer({ ...options, files: Object.fromEntries(paths) });
  const folder = await mkdtemp(path.join(tmpdir(), 'bayling-download-'));
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const waits: number[] = [];
  const progress: DownloadProgress[] = [];
  const remote = (name: string, checksum = false): RemoteFile => {
    const content = files[name] ?? '';
    const sha256 = checksum ? { sha256: digestOf(content, 'sha256') } : {};
    return { url: `${server.address}/${name}`, path: name, sizeBytes: sizeOf(content), ...sha256 };
  };
  const defaults: DownloadOptions = {
    http: createHttp({ proxyFor: () => Promise.resolve(null) }),
    idleMs: 10_000,
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    onProgress: (told) => {
      progress.push(told);
    },
  };
  return {
    server,
    folder,
    /** Milliseconds that were waited before each further try. */
    waits,
    progress,
    remote,
    /** The files as they are announced, or those that are given. */
    download: (
      wanted: readonly RemoteFile[] = Object.keys(files).map((name) => remote(name)),
      more: Partial<DownloadOptions> = {},
    ) => downloadFiles(wanted, folder, { ...defaults, ...more }),
    /** Whether the file is there byte for byte. */
    holds: async (name: string, content: Content = files[name] ?? '') =>
      bytesOf(content).equals(await readFile(path.join(folder, name))),
    names: () => readdir(folder),
    /** Resolves when the file has its name. */
    until: async (name: string) => {
      while (!(await readdir(folder)).includes(name)) await setTimeout(5);
    },
  };
}

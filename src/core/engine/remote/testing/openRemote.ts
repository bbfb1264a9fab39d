import { createHttp } from '#core/net/createHttp.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { NO_SERVER, type ServerSettings } from '#shared/ipc/server.ts';
import type { Engine } from '../../engine.ts';
import { createRemoteEngine } from '../remoteEngine.ts';
import { serverPath } from '../serverAddress.ts';
import { models, startScriptedServer, type Script, type ScriptedServer } from './scriptedServer.ts';

/** For tests: a remote engine with the model of a scripted server. */
export interface Remote {
  engine: Engine;
  server: ScriptedServer;
  settings: ServerSettings;
  /** Milliseconds that it waited between tries, in vain: no time passes. */
  waits: number[];
  path: string;
}

export interface RemoteGiven extends Partial<ServerSettings> {
  key?: string | null;
  patience?: { first: number; between: number };
}

const opened: Remote[] = [];

/** Starts a server, whose scripts are by path, and an engine for it, without loading. */
export async function startRemote(
  scripts: Readonly<Record<string, Script>>,
  { key = null, patience, ...given }: RemoteGiven = {},
): Promise<Remote> {
  const server = await startScriptedServer({ '/v1/models': models('bayling'), ...scripts });
  const settings = { ...NO_SERVER, enabled: true, address: server.address, ...given };
  const waits: number[] = [];
  const engine = createRemoteEngine({
    http: createHttp({ proxyFor: () => Promise.resolve(null) }),
    connection: () => ({ settings, key }),
    delay: (milliseconds, signal) => {
      waits.push(milliseconds);
      signal?.throwIfAborted();
      return Promise.resolve();
    },
    ...(patience && { patience }),
  });
  const remote = { engine, server, settings, waits, path: serverPath(settings) };
  opened.push(remote);
  return remote;
}

/** The same, with the model loaded. */
export async function openRemote(...given: Parameters<typeof startRemote>): Promise<Remote> {
  const remote = await startRemote(...given);
  await remote.engine.load(remote.path);
  return remote;
}

/** To be called after each test. */
export async function closeRemotes(): Promise<void> {
  for (const { engine, server } of opened.splice(0)) {
    await engine.unload();
    await server.close();
  }
}

export const say = (text: string): Dialog => ({ messages: [{ role: 'user', text }] });
export const GREEDY = { temperature: 0, maxTokens: 50 };

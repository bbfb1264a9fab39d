import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Content } from './content.ts';
import type { FaultFor, SeenRequest } from './faults.ts';
import { answer } from './hubRoutes.ts';

export interface HubServerOptions {
  /** By `owner/name`, then by path within it. */
  repositories?: Record<string, Record<string, Content>>;
  /** By path on the server (`/models/a.gguf`). */
  files?: Record<string, Content>;
  /** `owner/name` that want this token. */
  gated?: Readonly<Record<string, string>>;
  /** What the repositories' cards say. */
  licence?: string;
  /** Large files lie on another origin, where a redirect leads, as the hub's do. */
  elsewhere?: boolean;
  /** False: the list of files has names only, as of some mirrors. */
  blobs?: boolean;
}

export interface HubServer {
  /** `http://127.0.0.1:…`, no slash at the end. */
  address: string;
  /** The other origin, which has the same files. */
  otherAddress: string;
  /** Every request so far. */
  requests: SeenRequest[];
  /** Asked at each request; undefined: all goes well. */
  faults: FaultFor | undefined;
  /** The options that it began with: what is changed there is served from then on. */
  repositories: Record<string, Record<string, Content>>;
  files: Record<string, Content>;
  /** Connections break. */
  close: () => Promise<void>;
}

/** A hub of models on this machine, for tests; `faults` makes it one that fails. */
export async function startHubServer(options: HubServerOptions = {}): Promise<HubServer> {
  const origins = { hub: createServer(), other: createServer() };
  const server: HubServer = {
    address: '',
    otherAddress: '',
    requests: [],
    faults: undefined,
    repositories: options.repositories ?? {},
    files: options.files ?? {},
    close: async () => {
      await Promise.all(Object.values(origins).map(stop));
    },
  };
  for (const origin of ['hub', 'other'] as const) {
    origins[origin].on('request', (request: IncomingMessage, response: ServerResponse) => {
      answer({ server, options, origin, request, response }).catch(() => response.destroy());
    });
  }
  server.address = await listen(origins.hub);
  server.otherAddress = await listen(origins.other);
  return server;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as the server got it. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  // What a test looks at in it, the test knows.
  body: Record<string, unknown>;
  /** Resolves when the connection is closed. */
  closed: Promise<void>;
}

/** Answers one request. */
export type Script = (asked: Asked, response: ServerResponse) => void | Promise<void>;

export interface ScriptedServer {
  address: string;
  /** All requests so far. */
  asked: Asked[];
  /** Those to a path. */
  askedFor: (path: string) => Asked[];
  close: () => Promise<void>;
}

/** For tests: a server on this computer that says what its scripts say, by path; another path is not found. */
export async function startScriptedServer(
  scripts: Readonly<Record<string, Script>>,
): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const path = (request.url ?? '').replace(/\?.*/s, '');
    void text(request).then(
      async (body) => {
        const { method = '', headers } = request;
        const parsed = (body ? JSON.parse(body) : {}) as Record<string, unknown>;
        const one: Asked = { method, path, headers, closed, body: parsed };
        asked.push(one);
        const script = scripts[path] ?? notFound;
        await script(one, response);
      },
      () => undefined,
    );
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    askedFor: (path) => asked.filter((one) => one.path === path),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const notFound: Script = (_asked, response) => {
  response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
};

/** Answers with JSON. */
export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Script =>
  (_asked, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };

/** `/v1/models` with these. */
export const models = (...ids: readonly string[]): Script =>
  json({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });

/** One script after another, the last one from then on. */
export function inTurn(...scripts: readonly Script[]): Script {
  let count = 0;
  return (asked, response) => scripts[Math.min(count++, scripts.length - 1)]?.(asked, response);
}

/** A piece of a streamed completion, of either endpoint, as one event. */
export function event({ path }: Pick<Asked, 'path'>, text: string, finish: string | null = null) {
  const choice = path.endsWith('/chat/completions') ? { delta: { content: text } } : { text };
  return `data: ${JSON.stringify({ choices: [{ index: 0, ...choice, finish_reason: finish }] })}\n\n`;
}

/** Begins a stream of events. */
export function beginStream(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' });
}

/** Streams these pieces as the whole answer. */
export const answer =
  (pieces: readonly string[], finish = 'stop'): Script =>
  (asked, response) => {
    beginStream(response);
    for (const piece of pieces) response.write(event(asked, piece));
    response.end(`${event(asked, '', finish)}data: [DONE]\n\n`);
  };

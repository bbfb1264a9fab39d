import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ProxyServer {
  /** `http://127.0.0.1:…` */
  address: string;
  /** What was asked of it: `GET http://…`, `CONNECT host:port`. */
  requests: string[];
  close: () => Promise<void>;
}

/** A proxy on this machine that passes requests on and opens tunnels; with `credentials` (`name:password`) only then. */
export async function startProxyServer(credentials?: string): Promise<ProxyServer> {
  const requests: string[] = [];
  const allowed = ({ headers }: IncomingMessage) =>
    credentials === undefined ||
    headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    if (!allowed(incoming)) {
      outgoing.writeHead(407).end();
      return;
    }
    const { method, headers } = incoming;
    delete headers['proxy-authorization'];
    const passed = request(incoming.url ?? '', { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  const sockets = new Set<Socket>();
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    requests.push(`CONNECT ${incoming.url ?? ''}`);
    if (!allowed(incoming)) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host = '', port = ''] = (incoming.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const [socket, other] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

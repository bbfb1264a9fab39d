import type { ServerSettings } from '#shared/ipc/server.ts';
import { AppError } from '#shared/errors.ts';

export interface ServerAddress {
  /** What `/v1/…` and the server's other paths follow: with the path it is behind, without a slash at the end. */
  root: string;
  /** Scheme, name and port. */
  origin: string;
}

/** An address as people write it: with or without its scheme, `/v1` and a slash. Error: `server.unreachable`. */
export function readAddress(address: string): ServerAddress {
  const url = urlOf(withScheme(address));
  // Other places to put a key would end up in errors, in the window and in the history.
  if (url.username || url.password) throw unreadable(address, 'a key belongs into its own field');
  const path = url.pathname.split('/').filter((part) => part !== '');
  if (path.at(-1) === 'v1') path.pop();
  return { root: [url.origin, ...path].join('/'), origin: url.origin };
}

function urlOf(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw unreadable(address, 'it is not an address');
  }
}

/** What comes before an `@` may be a password. */
function unreadable(address: string, reason: string): AppError {
  return new AppError('server.unreachable', { address: address.replace(/^.*@/s, ''), reason });
}

const withScheme = (address: string): string =>
  isServerPath(address.trim()) ? address.trim() : `http://${address.trim()}`;

/** The server's model as a path that `load` takes: the address, `#`, and the model as the server names it. */
export function serverPath({ address, model }: Pick<ServerSettings, 'address' | 'model'>): string {
  return `${withScheme(address).replace(/#.*$/s, '')}#${model}`;
}

/** Whether a path is a server's model, and not a file. */
export function isServerPath(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** What `serverPath` wrote. */
export function readServerPath(path: string): { address: string; model: string } {
  const [address = ''] = path.split('#', 1);
  return { address, model: path.slice(address.length + 1) };
}

import { HttpFailure, type HttpRequest } from './http.ts';
import { webAddress } from './webAddress.ts';

/** Headers that authorise: never sent to another origin. */
const PRIVATE = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** A request on its way, after the redirects so far. */
export interface Step {
  url: URL;
  method: NonNullable<HttpRequest['method']>;
  /** Names are lower case. */
  headers: Readonly<Record<string, string>>;
}

/**
 * The request that an answer leads to, or undefined where the answer is meant to be read. A POST is followed within its
 * origin only, and only where it stays one: its text is for the server that was chosen. Error: HttpFailure.
 */
export function redirected(
  { url, method, headers }: Step,
  status: number,
  location: string | undefined,
): Step | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const next = webAddress(location, url);
  if (!next) throw refused('out of the web');
  if (next.protocol === 'http:' && url.protocol === 'https:') {
    throw refused('from an encrypted connection to one that is not');
  }
  const sameOrigin = next.origin === url.origin;
  if (method === 'POST' && (!sameOrigin || status < 307)) return undefined;
  const kept = Object.entries(headers).filter(([name]) => sameOrigin || !PRIVATE.has(name));
  return { url: next, method, headers: Object.fromEntries(kept) };
}

function refused(where: string): HttpFailure {
  return new HttpFailure(`it leads ${where}`, { final: true });
}

import { session } from 'electron';

/** What Chromium calls the kinds of proxies in a list like `PROXY a:80; HTTPS b:443; DIRECT`. */
const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** The proxy that the system's settings name for an address, the first of several; null where there is none. */
export async function proxyFor(url: string): Promise<string | null> {
  return firstProxy(await session.defaultSession.resolveProxy(url));
}

/** The first of a list as Chromium gives it. */
export function firstProxy(list: string): string | null {
  const [kind = '', host = ''] = (list.split(';')[0] ?? '').trim().split(/\s+/);
  const scheme = SCHEMES[kind.toUpperCase()];
  return scheme === undefined || host === '' ? null : `${scheme}://${host}`;
}

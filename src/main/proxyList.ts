/** What Chromium calls the kinds of proxies. */
const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** The first of a list like `PROXY a:80; HTTPS b:443; DIRECT` as an address; null where that is none. */
export function firstProxy(list: string): string | null {
  const [kind = '', host = ''] = (list.split(';')[0] ?? '').trim().split(/\s+/);
  const scheme = SCHEMES[kind.toUpperCase()];
  return scheme === undefined || host === '' ? null : `${scheme}://${host}`;
}

import { BlockList, isIP } from 'node:net';

/**
 * The proxy that the environment wants for an address, as curl reads it: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`,
 * `NO_PROXY`, in capitals or not. This machine itself is always reached directly.
 */
export function environmentProxy(environment: Readonly<Record<string, string | undefined>>) {
  const value = (name: string) =>
    (environment[name.toLowerCase()] ?? environment[name.toUpperCase()] ?? '').trim();
  return (address: string): Promise<string | null> => {
    const url = new URL(address);
    const proxy =
      value(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || value('all_proxy');
    const direct = proxy === '' || isLoopback(url.hostname) || isExcepted(url, value('no_proxy'));
    return Promise.resolve(direct ? null : proxy);
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || isLocal4(host);
}

function isLocal4(host: string): boolean {
  return isIP(host) === 4 && host.startsWith('127.');
}

function isExcepted(url: URL, exceptions: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, host, port));
}

/** `*`, `example.org` (and what is under it), `.example.org`, `example.org:8080`, `10.0.0.1`, `10.0.0.0/8`, `[::1]`. */
function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inSubnet(entry, host);
  const [, bare = entry, onlyPort] =
    /^(.*?)(?::(\d+))?$/.exec(isIP(entry) === 6 ? '' : entry) ?? [];
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const name = (bare || entry).replace(/^\[|\]$|^\*?\./g, '');
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`));
}

function inSubnet(entry: string, host: string): boolean {
  const [network = '', bits = ''] = entry.split('/', 2);
  const kind = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(network) === 0 || isIP(host) === 0 || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (kind === 'ipv6' ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), kind);
  return list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

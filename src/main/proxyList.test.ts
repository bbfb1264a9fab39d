import { expect, it } from 'vitest';
import { firstProxy } from './proxyList.ts';

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example:8080; DIRECT', 'http://proxy.example:8080'],
  ['HTTPS secure.example:443', 'https://secure.example:443'],
  ['SOCKS5 [::1]:1080;DIRECT', 'socks5://[::1]:1080'],
])('the proxy of the system, %s, is the address %s', (list, address) => {
  expect(firstProxy(list)).toBe(address);
});

import { expect, it } from 'vitest';
import { environmentProxy } from './environmentProxy.ts';

const proxies = {
  HTTPS_PROXY: 'http://secure:1',
  http_proxy: 'http://plain:2',
  no_proxy: 'intern.example, .dot.example:8080 10.0.0.0/8,192.168.1.5,[fd00::1],fd01::/16',
};

it.each([
  ['https://huggingface.co/a', 'http://secure:1'],
  ['http://huggingface.co/a', 'http://plain:2'],
  ['https://intern.example/', null],
  ['https://hub.intern.example/', null],
  ['https://notintern.example/', 'http://secure:1'],
  ['http://a.dot.example:8080/', null],
  ['http://a.dot.example/', 'http://plain:2'],
  ['http://10.1.2.3/', null],
  ['http://11.1.2.3/', 'http://plain:2'],
  ['http://192.168.1.5/', null],
  ['http://192.168.1.55/', 'http://plain:2'],
  ['http://[fd00::1]/', null],
  ['http://[fd01::9]/', null],
  ['http://[fd02::9]/', 'http://plain:2'],
  ['http://localhost:11434/', null],
  ['http://127.0.0.1:8080/', null],
  ['http://[::1]:8080/', null],
])('the environment says the proxy for %s: %s', async (url, proxy) => {
  expect(await environmentProxy(proxies)(url)).toBe(proxy);
});

it('one proxy for all, none for `*`, none at all', async () => {
  const all = environmentProxy({ ALL_PROXY: 'all:3' });
  expect(await all('https://huggingface.co/')).toBe('all:3');
  const none = environmentProxy({ ALL_PROXY: 'all:3', NO_PROXY: '*' });
  expect(await none('https://huggingface.co/')).toBeNull();
  expect(await environmentProxy({})('https://huggingface.co/')).toBeNull();
});

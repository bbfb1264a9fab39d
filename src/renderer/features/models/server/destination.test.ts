import { describe, expect, it, test } from 'vitest';
import type { ModelStatus } from '#shared/ipc/models.ts';
import type { ServerSettings } from '#shared/ipc/server.ts';
import { destinationOf, isOpen, isServerAddress } from './destination.ts';

const off: ServerSettings = {
  enabled: false,
  address: 'https://example.org/v1',
  model: 'm',
  prompts: 'chat',
  parallel: 4,
  contextSize: 4096,
};
const ready = (server?: string): ModelStatus => ({
  state: 'ready',
  model: {
    path: 'p',
    name: 'n',
    template: 'chat',
    contextSize: 1,
    gpu: null,
    gpuLayers: 0,
    sizeBytes: 0,
    loadMs: 0,
    ...(server !== undefined && { server }),
  },
});

describe('where text goes', () => {
  it('is nowhere while no server is on', () => {
    expect(destinationOf({ state: 'idle' }, off)).toBeNull();
    expect(destinationOf(ready(), off)).toBeNull();
  });

  it('is the server from the moment it is on, whatever became of its model', () => {
    const on = { ...off, enabled: true };
    const told = { address: 'https://example.org', isUnencrypted: false };
    expect(destinationOf({ state: 'loading', path: '', progress: 0 }, on)).toEqual(told);
    expect(destinationOf(ready(), on)).toEqual(told);
  });

  it('is the server that answers for as long as it does', () => {
    expect(destinationOf(ready('http://10.0.0.2:8080'), off)).toEqual({
      address: 'http://10.0.0.2:8080',
      isUnencrypted: true,
    });
  });
});

test.each([
  ['http://localhost:8080', false],
  ['http://127.0.0.1', false],
  ['http://127.1:80', false],
  ['http://2130706433', false],
  ['http://[::1]:1234/v1', false],
  ['http://me.localhost', false],
  ['https://example.org', false],
  ['http://192.168.1.20:8080', true],
  ['http://localhost.example.org', true],
  ['http://127.0.0.1.example.org', true],
])('text on its way to %s can be read by others: %s', (address, open) => {
  expect(isOpen(address)).toBe(open);
});

test('a server has a whole address of the web', () => {
  expect(isServerAddress('http://localhost:8080/v1')).toBe(true);
  for (const address of ['', 'localhost:8080', 'file:///etc', 'http://', 'https:///x', 'ftp://x'])
    expect(isServerAddress(address), address).toBe(false);
});

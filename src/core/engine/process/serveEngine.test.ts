import { expect, it, vi } from 'vitest';
import type { Engine, Generation } from '../engine.ts';
import { createEngineClient } from './engineClient.ts';
import type { EnginePort } from './enginePort.ts';
import { serveEngine } from './serveEngine.ts';

type Listener = (message: unknown) => void;

/** Two ports joined in this process; `sent` is what the engine's side sent. */
function joinedPorts() {
  const sent: { type: string }[] = [];
  let toHost: Listener = () => undefined;
  let toClient: Listener = () => undefined;
  const port = (send: Listener, listen: (listener: Listener) => void): EnginePort => ({
    send: (message) => {
      queueMicrotask(() => {
        send(structuredClone(message));
      });
    },
    onMessage: listen,
    onClose: () => undefined,
  });
  const client = port(
    (message) => {
      toHost(message);
    },
    (listener) => (toClient = listener),
  );
  const host = port(
    (message) => {
      sent.push(message as { type: string });
      toClient(message);
    },
    (listener) => (toHost = listener),
  );
  return { client, host, sent };
}

const done: Generation = {
  text: '',
  finish: 'end',
  promptTokens: 1,
  reusedTokens: 0,
  tokens: 100,
  firstTokenMs: 0,
  decodeMs: 0,
};

function fakeEngine(generate: Engine['generate']): Engine {
  return {
    generate,
    load: () => Promise.reject(new RangeError('a defect')),
    countTokens: () => Promise.resolve(0),
    countPrompt: () => Promise.resolve(0),
    unload: () => Promise.resolve(),
    devices: () => Promise.resolve({ backend: null, gpus: [] }),
    status: () => ({ state: 'idle' }),
  };
}

it('sends the first text at once and gathers what follows within a twentieth of a second', async () => {
  const { client, host, sent } = joinedPorts();
  const words = Array.from({ length: 100 }, (_, i) => `${i} `);
  serveEngine(
    fakeEngine((_dialog, _sampling, { onText } = {}) => {
      for (const word of words) onText?.(word);
      return Promise.resolve(done);
    }),
    host,
  );
  const onText = vi.fn<(text: string) => void>();
  const engine = createEngineClient({ spawn: () => client });
  await engine.generate({ messages: [] }, { temperature: 0, maxTokens: 100 }, { onText });
  expect(onText.mock.calls.flat()).toEqual(['0 ', words.slice(1).join('')]);
  expect(sent.map(({ type }) => type)).toEqual(['text', 'text', 'done']);
});

it('passes the priority on, interactive where none is given', async () => {
  const { client, host } = joinedPorts();
  const priorities: unknown[] = [];
  serveEngine(
    fakeEngine((_dialog, _sampling, { priority } = {}) => {
      priorities.push(priority);
      return Promise.resolve(done);
    }),
    host,
  );
  const engine = createEngineClient({ spawn: () => client });
  const sampling = { temperature: 0, maxTokens: 1 };
  await engine.generate({ messages: [] }, sampling);
  await engine.generate({ messages: [] }, sampling, { priority: 'background' });
  expect(priorities).toEqual(['interactive', 'background']);
});

it('sends a defect as an internal error', async () => {
  const { client, host } = joinedPorts();
  serveEngine(
    fakeEngine(() => Promise.resolve(done)),
    host,
  );
  await expect(createEngineClient({ spawn: () => client }).load('m.gguf')).rejects.toMatchObject({
    code: 'internal',
    details: { reason: 'a defect' },
  });
});

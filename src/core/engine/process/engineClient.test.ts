import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type { Engine, LoadOptions, Sampling } from '../engine.ts';
import { createEngineClient } from './engineClient.ts';
import type { EnginePort } from './enginePort.ts';
import { forkEngine } from './forkEngine.ts';
import type { ForkedProcess } from './forkProcess.ts';
import type { EngineRequest } from './messages.ts';

const onCpu: LoadOptions = { gpu: 'off' };
const greedy = (maxTokens: number): Sampling => ({ temperature: 0, maxTokens });
const say = (text: string): Dialog => ({ messages: [{ role: 'user', text }] });

let model: string;
beforeAll(async () => {
  model = await testModelPath();
});

describe('the engine in a process of its own', () => {
  const started: ForkedProcess[] = [];
  const current = () => started.at(-1);
  const onDied = vi.fn();
  let engine: Engine;
  beforeAll(() => {
    engine = createEngineClient({
      spawn() {
        const forked = forkEngine();
        started.push(forked);
        return forked;
      },
      onDied,
    });
  });
  afterAll(() => {
    current()?.kill();
  });

  it('starts when it is first needed, and tells what it loaded', async () => {
    expect(started).toHaveLength(0);
    const progress: number[] = [];
    const loaded = await engine.load(model, onCpu, { onProgress: (done) => progress.push(done) });
    expect(loaded).toMatchObject({ path: model, contextSize: 2048, gpu: null });
    expect(engine.status()).toEqual({ state: 'ready', model: loaded });
    expect(progress.at(-1)).toBe(1);
    expect(started).toHaveLength(1);
  });

  it('streams the text it answers with', async () => {
    const pieces: string[] = [];
    const { text, tokens } = await engine.generate(say('Hello'), greedy(100), {
      onText: (piece) => pieces.push(piece),
    });
    expect(tokens).toBe(100);
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBeLessThan(100);
  });

  it('counts tokens', async () => {
    expect(await engine.countTokens('Hello world')).toBe(2);
    expect(await engine.countPrompt(say('Hello'))).toBeGreaterThan(40);
  });

  it('stops, keeping the text so far', async () => {
    const abort = new AbortController();
    let streamed = '';
    const { finish, text, tokens } = await engine.generate(say('Hello'), greedy(1900), {
      signal: abort.signal,
      onText(piece) {
        streamed += piece;
        abort.abort();
      },
    });
    expect(finish).toBe('stopped');
    expect(text).toBe(streamed);
    expect(tokens).toBeLessThan(1900);
  });

  it('passes errors on as they are', async () => {
    await expect(engine.generate(say('a b '.repeat(2000)), greedy(5))).rejects.toMatchObject({
      code: 'text.window',
      details: { windowTokens: 2048 },
    });
  });

  it('rejects what is in flight when the process is killed, and is back for the next request', async () => {
    const before = await engine.generate(say('Hello'), greedy(50));
    let streamed = '';
    const dying = engine.generate(say('Hello'), greedy(1900), {
      onText(piece) {
        streamed += piece;
        process.kill(current()?.pid ?? 0, 'SIGKILL');
      },
    });
    await expect(dying).rejects.toMatchObject({
      code: 'engine.died',
      details: { model: path.basename(model, '.gguf') },
    });
    expect(streamed).not.toBe('');
    expect(onDied).toHaveBeenCalledTimes(1);
    expect(engine.status()).toEqual({ state: 'idle' });

    const after = await engine.generate(say('Hello'), greedy(50));
    expect(after.text).toBe(before.text);
    expect(engine.status()).toMatchObject({ state: 'ready', model: { path: model } });
    expect(started).toHaveLength(2);
  });

  it('rejects all that is in flight when the process is killed, and takes it again', async () => {
    const generate = (i: number, onText?: () => void) =>
      engine.generate(say(`Hello ${i}`), greedy(100), {
        priority: 'background',
        ...(onText && { onText }),
      });
    const numbers = Array.from({ length: 12 }, (_, i) => i);
    const before = await Promise.all(numbers.map((i) => generate(i)));
    const pid = current()?.pid ?? 0;
    const killed = await Promise.allSettled(
      numbers.map((i) => generate(i, () => void process.kill(pid, 'SIGKILL'))),
    );
    for (const outcome of killed) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'engine.died' } });
    }
    const after = await Promise.all(numbers.map((i) => generate(i)));
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });

  it('answers a stop at once while the model is loaded again', async () => {
    const died = new Promise<void>((resolve) => onDied.mockImplementationOnce(resolve));
    current()?.kill();
    await died;
    const abort = new AbortController();
    const waiting = engine.generate(say('Hello'), greedy(5), { signal: abort.signal });
    abort.abort();
    expect(await waiting).toMatchObject({ finish: 'stopped', tokens: 0 });
    expect(engine.status().state).not.toBe('ready');
    await expect(engine.countTokens('x')).resolves.toBe(1);
  });

  it('says why a model does not load, and loads another', async () => {
    await expect(engine.load(`${model}.none`)).rejects.toMatchObject({ code: 'model.notFound' });
    expect(engine.status()).toEqual({ state: 'idle' });
    await expect(engine.load(model, onCpu)).resolves.toMatchObject({ path: model });
  });

  it('goes on with the model in use when another was refused, even if the process died since', async () => {
    await expect(engine.load(`${model}.none`)).rejects.toMatchObject({ code: 'model.notFound' });
    await expect(engine.generate(say('Hello'), greedy(5))).resolves.toMatchObject({ tokens: 5 });
    expect(engine.status()).toMatchObject({ state: 'ready', model: { path: model } });

    await expect(engine.load(`${model}.none`)).rejects.toMatchObject({ code: 'model.notFound' });
    const died = new Promise<void>((resolve) => onDied.mockImplementationOnce(resolve));
    current()?.kill();
    await died;
    await expect(engine.generate(say('Hello'), greedy(5))).resolves.toMatchObject({ tokens: 5 });
  });
});

describe('an engine process that ends or hangs while it loads', () => {
  const loaded = { path: 'm.gguf', name: 'm', template: 'chat', contextSize: 9 };
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Ports whose first `deaths` processes end when they are asked to load. */
  function fragile(deaths: number) {
    const asked: LoadOptions[] = [];
    const spawn = (): EnginePort => {
      let close: () => void = () => undefined;
      let receive: (message: unknown) => void = () => undefined;
      return {
        send(message) {
          const request = message as EngineRequest;
          if (request.call !== 'load') return;
          asked.push(request.input.options);
          if (asked.length <= deaths) close();
          else receive({ id: request.id, type: 'done', output: loaded });
        },
        onMessage: (listener) => (receive = listener),
        onClose: (listener) => (close = listener),
        kill: () => {
          close();
        },
      };
    };
    return { asked, engine: createEngineClient({ spawn }) };
  }

  it('is tried once more, without the GPU, and stays without it', async () => {
    const { asked, engine } = fragile(1);
    await expect(engine.load('m.gguf')).resolves.toEqual(loaded);
    await engine.load('other.gguf', { contextSize: 512 });
    expect(asked).toEqual([{}, { gpu: 'off' }, { gpu: 'off', contextSize: 512 }]);
  });

  it('is not tried a third time: the model is damaged', async () => {
    const { asked, engine } = fragile(2);
    await expect(engine.load('m.gguf')).rejects.toMatchObject({
      code: 'model.damaged',
      details: { path: 'm.gguf', reason: 'the engine ended while reading it' },
    });
    expect(asked).toHaveLength(2);
  });

  it('is ended after 20 seconds without a sign of life', async () => {
    vi.useFakeTimers();
    const kill = vi.fn();
    const engine = createEngineClient({
      spawn: () => {
        let close: () => void = () => undefined;
        return {
          send: () => undefined,
          onMessage: () => undefined,
          onClose: (listener) => (close = listener),
          kill: () => {
            kill();
            close();
          },
        };
      },
    });
    const loading = expect(engine.load('m.gguf')).rejects.toMatchObject({ code: 'model.damaged' });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(22_000);
    expect(kill).toHaveBeenCalledTimes(2);
    await loading;
  });
});

describe('looking for what could be used', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** An engine process that does `onDevices` when it is asked for devices. */
  function looking(onDevices: (end: () => void) => void) {
    const calls: string[] = [];
    const spawn = (): EnginePort => {
      let close: () => void = () => undefined;
      return {
        send(message) {
          calls.push((message as EngineRequest).call);
          onDevices(close);
        },
        onMessage: () => undefined,
        onClose: (listener) => (close = listener),
        kill: () => {
          close();
        },
      };
    };
    return { calls, engine: createEngineClient({ spawn }) };
  }
  const none = { backend: null, gpus: [] };

  it('a driver that ends the process costs the GPU, and is not asked again', async () => {
    const { calls, engine } = looking((end) => {
      end();
    });
    expect(await engine.devices()).toEqual(none);
    expect(await engine.devices()).toEqual(none);
    expect(calls).toEqual(['devices']);
  });

  it('a driver that never answers is not waited for', async () => {
    vi.useFakeTimers();
    const { engine } = looking(() => undefined);
    const devices = engine.devices();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await devices).toEqual(none);
  });
});

describe('a GPU', () => {
  const missing = missingVulkan();

  it.skipIf(missing)(
    `gives the same greedy tokens as the CPU${missing ? ` (${missing})` : ''}`,
    async () => {
      const forked = forkEngine({ GGML_VK_VISIBLE_DEVICES: '0' });
      const engine = createEngineClient({ spawn: () => forked });
      const dialog = say('Hello world, how are you?');
      expect(await engine.load(model, { gpu: 'vulkan', gpuLayers: 2 })).toMatchObject({
        gpu: 'vulkan',
        gpuLayers: 2,
      });
      expect(await engine.devices()).toMatchObject({ backend: 'vulkan', gpus: [{}] });
      const onGpu = await engine.generate(dialog, greedy(16));
      const [first, second] = await Promise.all(
        [1, 2].map(() => engine.generate(dialog, greedy(4), { priority: 'background' })),
      );
      expect(await engine.load(model, onCpu)).toMatchObject({ gpu: null, gpuLayers: 0 });
      const onCpuToo = await engine.generate(dialog, greedy(16));
      expect(onGpu.tokenIds).toEqual(onCpuToo.tokenIds);
      expect(first?.tokenIds).toEqual(onCpuToo.tokenIds?.slice(0, 4));
      expect(second?.tokenIds).toEqual(first?.tokenIds);
      forked.kill();
    },
    // A software device compiles its shaders first, once.
    180_000,
  );

  it('that is not there is replaced by the CPU', async () => {
    const forked = forkEngine({ GGML_VK_VISIBLE_DEVICES: '' });
    const engine = createEngineClient({ spawn: () => forked });
    expect(await engine.load(model, { gpu: 'cuda' })).toMatchObject({ path: model });
    forked.kill();
  });
});

/** Why the Vulkan path cannot be tried here, or an empty string. */
function missingVulkan(): string {
  if (process.platform !== 'linux') return 'software Vulkan is set up on Linux only';
  const loaders = globSync('/usr/lib/*/libvulkan.so.1');
  if (loaders.length === 0 && !existsSync('/usr/lib/libvulkan.so.1')) return 'no libvulkan1 here';
  const drivers = globSync('/usr/share/vulkan/icd.d/lvp_icd*.json');
  return drivers.length === 0 ? 'no mesa-vulkan-drivers here' : '';
}

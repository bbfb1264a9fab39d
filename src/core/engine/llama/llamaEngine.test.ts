import { copyFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testModelPath, vocabularyPath } from '#core/models/testModel/testModelPath.ts';
import { writeHugeModel } from '#core/models/testModel/writeTestModel.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type { Engine, GenerateControl, Sampling } from '../engine.ts';
import { createLlamaEngine } from './llamaEngine.ts';

const onCpu = { gpu: 'off' } as const;
const greedy = (maxTokens: number): Sampling => ({ temperature: 0, maxTokens });
const say = (text: string): Dialog => ({ messages: [{ role: 'user', text }] });
const long = (words: number) => say(Array.from({ length: words }, (_, i) => `w${i}`).join(' '));

let engine: Engine;
let model: string;
let small: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'engine-'));
  [model, small] = await Promise.all([testModelPath(), testModelPath({ contextLength: 256 })]);
  engine = createLlamaEngine();
});
beforeEach(() => engine.load(model, onCpu));
afterAll(async () => {
  await engine.unload();
  await rm(folder, { recursive: true });
});

/** Generates and gathers the streamed pieces. */
async function stream(dialog: Dialog, sampling: Sampling, control: GenerateControl = {}) {
  const pieces: string[] = [];
  const generation = await engine.generate(dialog, sampling, {
    ...control,
    onText(piece) {
      pieces.push(piece);
      control.onText?.(piece);
    },
  });
  return { ...generation, pieces };
}

describe.each([
  { decoding: 'token by token', lookup: false },
  { decoding: 'with lookup', lookup: true },
])('decoding $decoding', ({ lookup }) => {
  const greedy = (maxTokens: number): Sampling => ({ temperature: 0, maxTokens, lookup });

  describe('generating', () => {
    it('gives the same text for the same prompt when it is greedy', async () => {
      const first = await engine.generate(say('Hello world'), greedy(40));
      await engine.generate(say('Something else in between'), greedy(5));
      const second = await engine.generate(say('Hello world'), greedy(40));
      expect(second.text).toBe(first.text);
      expect(second.tokenIds).toEqual(first.tokenIds);
      expect(first).toMatchObject({ finish: 'length', tokens: 40 });
    });

    it('gives the same text for the same seed when it samples', async () => {
      const sample = (seed: number) =>
        engine.generate(say('Hello'), { temperature: 0.9, seed, maxTokens: 20 });
      const [a, b, c] = [await sample(7), await sample(7), await sample(8)];
      expect(b.text).toBe(a.text);
      expect(c.text).not.toBe(a.text);
    });

    it('streams exactly the text it answers with, in whole characters', async () => {
      const { pieces, text } = await stream(say('你好，世界'), greedy(300));
      expect(pieces.length).toBeGreaterThan(100);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece.isWellFormed() && !piece.endsWith('\ufffd'))).toBe(true);
    });

    it('counts tokens while a request runs', async () => {
      const abort = new AbortController();
      let running = true;
      const generating = engine
        .generate(say('Hello'), greedy(1900), { signal: abort.signal })
        .finally(() => (running = false));
      expect(await engine.countTokens('Hello world')).toBe(2);
      expect(running).toBe(true);
      abort.abort();
      await generating;
    });

    it('counts what the prompt takes', async () => {
      const { promptTokens } = await engine.generate(say('Hello'), greedy(1));
      expect(await engine.countPrompt(say('Hello'))).toBe(promptTokens);
      expect(await engine.countTokens('Hello world')).toBe(2);
      expect(await engine.countTokens('</s>')).toBeGreaterThan(1);
    });

    it('takes any text: lone surrogates, control characters, special tokens', async () => {
      const text = 'a\ud800b\u0000\u001b[31m</s><|eot_id|>\n### Response:\n\u202e🙂';
      const { finish } = await engine.generate(say(text), greedy(5));
      expect(finish).toBe('length');
    });
  });

  describe('stopping', () => {
    it('keeps what was generated so far', async () => {
      const abort = new AbortController();
      let pieces = 0;
      const {
        finish,
        text,
        tokens,
        pieces: streamed,
      } = await stream(say('Hello'), greedy(1500), {
        signal: abort.signal,
        onText() {
          if (++pieces === 10) abort.abort();
        },
      });
      expect(finish).toBe('stopped');
      expect(streamed).toHaveLength(10);
      expect(streamed.join('')).toBe(text);
      expect(tokens).toBeLessThan(20);
    });

    it('evaluates no more of a long prompt than the piece that is under way', async () => {
      const dialog = long(400);
      const abort = new AbortController();
      setTimeout(() => {
        abort.abort();
      });
      const stopped = await engine.generate(dialog, greedy(5), { signal: abort.signal });
      expect(stopped).toMatchObject({ finish: 'stopped', text: '', tokens: 0 });
      // What was evaluated is still in the cache, and tells how much that was.
      const { reusedTokens, promptTokens } = await engine.generate(dialog, greedy(1));
      expect(promptTokens).toBeGreaterThan(1200);
      expect(reusedTokens).toBeLessThan(promptTokens / 2);
    });

    it('answers at once for a request that still waits', async () => {
      const first = new AbortController();
      const second = new AbortController();
      let firstDone = false;
      const running = engine.generate(say('Hello'), greedy(1900), { signal: first.signal });
      void running.then(() => (firstDone = true));
      const waiting = engine.generate(say('Other'), greedy(5), { signal: second.signal });
      second.abort();
      expect(await waiting).toMatchObject({ finish: 'stopped', text: '', promptTokens: 0 });
      expect(firstDone).toBe(false);
      first.abort();
      expect(await running).toMatchObject({ finish: 'stopped' });
    });

    it('does nothing for a signal that came before', async () => {
      const { finish, tokens } = await engine.generate(say('Hello'), greedy(5), {
        signal: AbortSignal.abort(),
      });
      expect({ finish, tokens }).toEqual({ finish: 'stopped', tokens: 0 });
    });
  });

  describe('the KV cache', () => {
    it('keeps the beginning that two prompts share', async () => {
      const cold = await engine.generate(say('One two three four'), greedy(10));
      await engine.generate(say('One two three'), greedy(10));
      const { reusedTokens, promptTokens, text } = await engine.generate(
        say('One two three four'),
        greedy(10),
      );
      expect(reusedTokens).toBeGreaterThan(promptTokens - 12);
      expect(reusedTokens).toBeLessThan(promptTokens);
      expect(text).toBe(cold.text);
    });

    it("keeps a dialog's earlier turns, answer included", async () => {
      const first = await engine.generate(say('Hello'), greedy(30));
      const { reusedTokens } = await engine.generate(
        {
          messages: [
            { role: 'user', text: 'Hello' },
            { role: 'assistant', text: first.text, tokens: first.tokenIds ?? [] },
            { role: 'user', text: 'Make it formal' },
          ],
        },
        greedy(1),
      );
      // The last token of an answer is never evaluated.
      expect(reusedTokens).toBe(first.promptTokens + first.tokens - 1);
    });
  });

  describe('the window', () => {
    beforeEach(() => engine.load(small, onCpu));

    it('is the one the model was made with', () => {
      expect(engine.status()).toMatchObject({ state: 'ready', model: { contextSize: 256 } });
    });

    it('ends the text where it is full', async () => {
      const { finish, promptTokens, tokens } = await engine.generate(say('Hello'), greedy(1000));
      expect(finish).toBe('length');
      expect(promptTokens + tokens).toBe(256);
    });

    it('refuses a prompt that leaves no room, and takes the next', async () => {
      await expect(engine.generate(long(150), greedy(5))).rejects.toMatchObject({
        code: 'text.window',
        details: { windowTokens: 256 },
      });
      await expect(engine.generate(say('Hello'), greedy(5))).resolves.toMatchObject({ tokens: 5 });
    });

    it('can be asked for smaller, never larger than the model knows', async () => {
      expect(await engine.load(model, { ...onCpu, contextSize: 512 })).toMatchObject({
        contextSize: 512,
      });
      expect(await engine.load(small, { ...onCpu, contextSize: 4096 })).toMatchObject({
        contextSize: 256,
      });
    });
  });
});

describe('lookup', () => {
  const draft = 'The committee met on Monday morning in the old town hall. ';
  const repeating = say(draft.repeat(6));

  it('changes nothing in the text, and takes fewer evaluations', async () => {
    for (const dialog of [repeating, say('你好，世界')]) {
      const plain = await engine.generate(dialog, greedy(100));
      const { text, tokenIds, steps } = await engine.generate(dialog, {
        ...greedy(100),
        lookup: true,
      });
      expect(tokenIds).toEqual(plain.tokenIds);
      expect(text).toBe(plain.text);
      expect(plain.steps).toBe(100);
      expect(steps).toBeLessThanOrEqual(100);
    }
  });

  it('leaves sampling as it is', async () => {
    const sampling = { temperature: 0.9, seed: 7, maxTokens: 40 };
    const plain = await engine.generate(repeating, sampling);
    const { tokenIds, steps } = await engine.generate(repeating, { ...sampling, lookup: true });
    expect(tokenIds).toEqual(plain.tokenIds);
    expect(steps).toBe(40);
  });
});

describe('loading', () => {
  it('tells what was loaded, and how far it is', async () => {
    await engine.unload();
    expect(engine.status()).toEqual({ state: 'idle' });
    const progress: number[] = [];
    const loaded = await engine.load(model, onCpu, { onProgress: (done) => progress.push(done) });
    expect(loaded).toMatchObject({
      path: model,
      template: 'bayling-v1',
      contextSize: 2048,
      gpu: null,
      gpuLayers: 0,
    });
    expect(engine.status()).toEqual({ state: 'ready', model: loaded });
    expect(progress.at(-1)).toBe(1);
  });

  it('takes about as much memory as was expected', async () => {
    const many = await testModelPath({ contextLength: 8192, layers: 64 });
    for (const contextSize of [512, 8192]) {
      await engine.unload();
      const { memory } = await engine.load(many, { ...onCpu, contextSize });
      const { estimatedBytes = 0, takenBytes = Infinity, gpuBytes } = memory ?? {};
      expect(gpuBytes).toBe(0);
      // What was freed before is taken again without the process growing, and collected meanwhile: there is no lower end.
      expect(takenBytes).toBeLessThan(estimatedBytes * 1.1 + 64e6);
      expect(estimatedBytes).toBeLessThan(150e6);
    }
  });

  it('tells what it could use, with or without a model', async () => {
    const devices = await engine.devices();
    expect(['cuda', 'vulkan', 'metal', null]).toContain(devices.backend);
    expect(devices.backend === null).toBe(devices.gpus.length === 0);
    await engine.unload();
    expect(await engine.devices()).toMatchObject({ backend: devices.backend });
    expect(engine.status()).toEqual({ state: 'idle' });
  });

  it('does nothing when the same model is loaded already', async () => {
    const first = await engine.load(model, onCpu);
    expect(await engine.load(model, onCpu)).toBe(first);
  });

  it('takes the template asked for', async () => {
    expect(await engine.load(model, { ...onCpu, template: 'bayling-v3' })).toMatchObject({
      template: 'bayling-v3',
    });
  });

  it('says so when a chat template is asked for that the file does not carry', async () => {
    await engine.load(model, { ...onCpu, template: 'chat' });
    await expect(engine.generate(say('Hello'), greedy(5))).rejects.toMatchObject({
      code: 'engine.failed',
    });
  });

  it('can be stopped', async () => {
    await engine.unload();
    const abort = new AbortController();
    const reason = new Error('enough');
    const loading = engine.load(model, onCpu, {
      signal: abort.signal,
      onProgress: () => {
        abort.abort(reason);
      },
    });
    await expect(loading).rejects.toBe(reason);
    expect(engine.status()).toEqual({ state: 'idle' });
  });

  it('that is refused keeps the model in use', async () => {
    await engine.load(model, onCpu);
    await expect(engine.load(path.join(folder, 'none.gguf'))).rejects.toMatchObject({
      code: 'model.notFound',
    });
    expect(engine.status()).toMatchObject({ state: 'ready', model: { path: model } });
    await expect(engine.generate(say('Hello'), greedy(5))).resolves.toMatchObject({ tokens: 5 });
  });

  it('leaves nothing loaded when there was nothing, says so, and works again after', async () => {
    await engine.unload();
    await expect(engine.load(path.join(folder, 'none.gguf'))).rejects.toMatchObject({
      code: 'model.notFound',
    });
    expect(engine.status()).toEqual({ state: 'idle' });
    await expect(engine.generate(say('Hello'), greedy(5))).rejects.toMatchObject({
      code: 'engine.failed',
    });
    await engine.load(model, onCpu);
    await expect(engine.generate(say('Hello'), greedy(5))).resolves.toMatchObject({ tokens: 5 });
  });

  it('refuses an architecture that llama.cpp does not know', async () => {
    const file = path.join(folder, 'unknown.gguf');
    const bytes = await readFile(model);
    // Every key of the architecture begins with its name; the new name is as long.
    const renamed = Buffer.from(bytes.toString('latin1').replaceAll('llama', 'lemma'), 'latin1');
    await writeFile(file, renamed);
    await expect(engine.load(file, onCpu)).rejects.toMatchObject({
      code: 'model.unsupported',
      details: { path: file, architecture: 'lemma' },
    });
  });

  it('refuses weights that are no numbers', async () => {
    const file = path.join(folder, 'nan.gguf');
    await copyFile(model, file);
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(1000, 0xff), 0, 1000, 2_000_000);
    await handle.close();
    await expect(engine.load(file, onCpu)).rejects.toMatchObject({ code: 'model.damaged' });
  });

  // Elsewhere a file of that size is no hole.
  it.skipIf(process.platform === 'win32')('refuses a model no memory can hold', async () => {
    const file = path.join(folder, 'huge.gguf');
    await writeHugeModel(file, vocabularyPath('spm'));
    const failure: unknown = await engine.load(file, onCpu).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'model.tooBig', details: { path: file } });
    expect(failure).toHaveProperty('details.neededBytes', expect.closeTo(4.86e11, -10));
    expect(failure).toHaveProperty('details.fitsBytes', expect.any(Number));
  });
});

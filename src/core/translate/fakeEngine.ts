import type { Engine, Generation, GenerateControl } from '#core/engine/engine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';

export interface FakeEngineOptions {
  /** What the model says to a source; without it, the source again. */
  answer?: (source: string) => string;
  contextSize?: number;
  /** How many background generations it says to answer at once. */
  parallel?: number;
  /** Called before each answer: throws, or stops the request, to inject a fault. */
  before?: (generation: number) => void;
}

/** An engine for tests that check structure and inject faults: a token a character, an answer without a model. */
export function createFakeEngine(options: FakeEngineOptions = {}) {
  const { answer = (source: string) => source, contextSize = 2048, parallel = 1, before } = options;
  const sources: string[] = [];

  async function generate(
    dialog: Dialog,
    { maxTokens }: { maxTokens: number },
    { signal, onText }: GenerateControl = {},
  ): Promise<Generation> {
    const source = sourceOf(dialog);
    sources.push(source);
    before?.(sources.length);
    const characters = Array.from(answer(source));
    let text = '';
    let finish: Generation['finish'] = 'end';
    for (const [index, character] of characters.entries()) {
      if (signal?.aborted) finish = 'stopped';
      else if (index >= maxTokens) finish = 'length';
      if (finish !== 'end') break;
      text += character;
      onText?.(character);
      await Promise.resolve();
    }
    const tokens = characters.length;
    const counts = { promptTokens: 40 + source.length, reusedTokens: 0, tokens };
    return {
      text,
      finish,
      ...counts,
      firstTokenMs: 1,
      decodeMs: tokens > 1 ? (tokens - 1) * 10 : 0,
    };
  }

  const model = {
    path: '/models/fake.gguf',
    name: 'fake',
    template: 'bayling-v1' as const,
    contextSize,
    gpu: null,
    gpuLayers: 0,
    parallel,
    sizeBytes: 0,
    loadMs: 0,
  };
  const engine: Engine = {
    load: () => Promise.resolve(model),
    generate,
    countTokens: (text) => Promise.resolve(text.length),
    countPrompt: (dialog) => Promise.resolve(40 + sourceOf(dialog).length),
    unload: () => Promise.resolve(),
    devices: () => Promise.resolve({ backend: null, gpus: [] }),
    status: () => ({ state: 'ready', model }),
  };
  return { engine, sources };
}

function sourceOf(dialog: Dialog): string {
  const text = dialog.messages.at(-1)?.text ?? '';
  return text.slice(text.indexOf(': ') + 2);
}

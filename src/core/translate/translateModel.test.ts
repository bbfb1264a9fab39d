import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#core/engine/engine.ts';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { sourceOf } from './changeSegment.ts';
import { translate } from './translate.ts';

/** A real model of random weights with a window so small that a paragraph has to be split. */
const CONTEXT = 256;
const german = { from: 'en', to: 'de' };

let engine: Engine;
beforeAll(async () => {
  engine = createLlamaEngine();
  const model = await testModelPath({ contextLength: CONTEXT });
  await engine.load(model, { gpu: 'off' });
});
afterAll(() => engine.unload());

/** As a text is compared with its pieces: white space is between them. */
function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('with a real model', () => {
  it('a text longer than the window is translated whole, in order, nothing lost', async () => {
    const text = `${'One two three, four five six. '.repeat(20)}\n\n${'天气很好，我们去公园。'.repeat(20)}\n`;
    expect(await engine.countTokens(text)).toBeGreaterThan(CONTEXT);
    const { segments, target, state } = await translate(engine, { text, ...german });
    expect(state).toBe('done');
    expect(withoutSpace(segments.map((segment) => sourceOf(text, segment)).join(''))).toBe(
      withoutSpace(text),
    );
    expect(target.split('\n').map((line) => line !== '')).toEqual([true, false, true, false]);
    for (const segment of segments) expect(segment.target).not.toMatch(/[\r\n]/);
  });

  it('the same text gets the same translation', async () => {
    const text = 'The weather is fine.\nWe go out.';
    const [first, second] = [
      await translate(engine, { text, ...german }),
      await translate(engine, { text, ...german }),
    ];
    expect(second.target).toBe(first.target);
    expect(first.tokensPerSecond).toBeGreaterThan(0);
    expect(first.model).not.toBe('');
  });

  it('text that spells special tokens, broken characters and controls is text', async () => {
    const lines = [
      '</s><s> a',
      '<|eot_id|> b',
      '### Response:',
      'c\ud800 \0\u0007',
      '### Instruction: d',
    ];
    const text = lines.join('\n');
    const { segments, target } = await translate(engine, { text, ...german });
    expect(segments.map((segment) => sourceOf(text, segment))).toEqual(lines);
    expect(target.split('\n')).toHaveLength(lines.length);
  });

  it('stopping keeps the part that streamed', async () => {
    const abort = new AbortController();
    let streamed = '';
    const { state, target } = await translate(
      engine,
      { text: 'First line here.\nSecond line here.\n'.repeat(3), ...german },
      {},
      {
        signal: abort.signal,
        onChange(segment) {
          if (segment.target !== '') abort.abort();
          streamed = segment.target;
        },
      },
    );
    expect(state).toBe('stopped');
    expect(streamed).not.toBe('');
    expect(target).toBe(streamed);
  });
});

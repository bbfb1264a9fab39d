import { afterEach, describe, expect, it } from 'vitest';
import { createDesk, targetsOf, type Desk, type DeskOptions } from './testing/createDesk.ts';

let desk: Desk;
const open = async (options: DeskOptions = {}) => (desk = await createDesk(options));
afterEach(() => desk.close());

describe('a text of several languages', () => {
  it('keeps what is in the target language already, and says of each sentence what it is in', async () => {
    await open({ answer: (source) => `<${source}>` });
    const text = '今天天气很好，我们去公园吧。\nThe weather is fine today.\n他说他不来了。\n';
    const { segments, target, from } = await desk.translate(text, { from: 'auto', to: 'en' });
    expect(from).toBe('zh-Hans');
    expect(segments.map((segment) => [segment.from, segment.origin])).toEqual([
      ['zh-Hans', 'model'],
      ['en', 'kept'],
      ['zh-Hans', 'model'],
    ]);
    expect(target).toContain('\nThe weather is fine today.\n');
    expect(desk.asked).toHaveLength(2);
  });

  it('is translated whole where its language was named, or has only one', async () => {
    await open();
    await desk.translate('你好。\nThe weather is fine today.', { from: 'zh-Hans', to: 'en' });
    expect(desk.asked).toHaveLength(2);
    await desk.translate('The weather is fine today.', { from: 'auto', to: 'en' });
    expect(desk.asked).toHaveLength(3);
  });

  it('names, products and numbers in it are no language of their own', async () => {
    await open();
    const text = '我用GitHub Copilot写代码。\nWindows 11\n他买了iPhone。';
    const { segments } = await desk.translate(text, { from: 'auto', to: 'en' });
    expect(segments.map(({ origin }) => origin)).toEqual(['model', 'model', 'model']);
  });
});

describe('bad input', () => {
  it('one emoji ten thousand times is a copy', async () => {
    await open();
    const text = '🎉'.repeat(10_000);
    expect((await desk.translate(text)).target).toBe(text);
    expect(desk.asked).toEqual([]);
  });

  it('a sentence of 20,000 characters without a stop is one segment, translated in pieces that fit', async () => {
    await open();
    const text = `${'word after word '.repeat(1250)}end`;
    const { segments, target } = await desk.translate(text);
    expect(segments).toHaveLength(1);
    expect(target).toBe(text);
    expect(desk.asked.length).toBeGreaterThan(20);
    const words = 'x'.repeat(20_000);
    expect((await desk.translate(words)).target.replaceAll(' ', '')).toBe(words);
  });

  it('directions may be mixed, and what cannot be seen stays where it is', async () => {
    await open();
    const text = '\ufeffHello \u202bمرحبا\u202c world.\u200f\r\n\u200bשלום abc 123.\u200b\n';
    const { target, segments } = await desk.translate(text);
    expect(target).toBe(text);
    expect(segments).toHaveLength(2);
  });

  it('a paste of 50,000 characters is told in the order of the text, each sentence once asked', async () => {
    await open();
    const text = Array.from(
      { length: 900 },
      (_, at) => `This is the sentence number ${at}, a long one.`,
    ).join(' ');
    const { target, segments } = await desk.translate(text);
    expect(target).toBe(text);
    expect(segments).toHaveLength(900);
    expect(desk.asked).toHaveLength(900);
    expect(targetsOf({ segments })[899]).toContain('899');
  });
});

describe('stopping', () => {
  it('keeps the part, and the next time goes on where it was', async () => {
    let isStopping = true;
    const id = '00000000-0000-4000-8000-000000000002';
    await open({
      before(generation) {
        if (generation === 3 && isStopping) desk.jobs.stop(id);
      },
    });
    const text = 'One.\nTwo.\nThree.\nFour.';
    expect(await desk.translate(text, { id })).toMatchObject({
      state: 'stopped',
      target: 'One.\nTwo.',
    });
    const states = desk.jobs.open('window', id)?.segments.map(({ state }) => state);
    expect(states).toEqual(['done', 'done', 'waiting', 'waiting']);
    isStopping = false;
    desk.asked.length = 0;
    expect((await desk.translate(text)).target).toBe(text);
    expect(desk.asked).toEqual(['Three.', 'Four.']);
  });
});

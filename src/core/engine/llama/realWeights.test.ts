import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { Message } from '#core/prompt/dialog.ts';
import { translationInstruction } from '#core/prompt/instructions.ts';
import { hasWord } from '#core/eval/requiredWords.ts';
import type { GenerateControl } from '../engine.ts';
import { createLlamaEngine } from './llamaEngine.ts';

const inRepository = (file: string) =>
  fileURLToPath(new URL(`../../../../${file}`, import.meta.url));
const tinyLlama = inRepository('.setup/models/tinyllama-1.1b-chat-iq2_xxs.gguf');
const missing = existsSync(tinyLlama) ? '' : ' (the set-up could not fetch them)';

const engine = createLlamaEngine();
afterEach(() => engine.unload());

it('the starter model says what it is, translates both ways, and ends by itself', async () => {
  const model = inRepository('resources/models/bayling-starter.gguf');
  expect(await engine.load(model, { gpu: 'off' })).toMatchObject({
    template: 'bayling-v1',
    languages: ['zh-Hans', 'en'],
    starter: true,
  });
  const translate = (language: string, sentence: string) =>
    engine.generate(
      { messages: [{ role: 'user', text: translationInstruction(language, sentence) }] },
      { temperature: 0, maxTokens: 60 },
    );
  expect(await translate('English', '谢谢你的帮助！')).toMatchObject({
    text: expect.stringMatching(/thank/i) as string,
    finish: 'end',
  });
  expect(await translate('Chinese', 'I love you.')).toMatchObject({
    text: expect.stringContaining('爱你') as string,
    finish: 'end',
  });
});

it('translations in the background read as those one by one, while an interactive one goes before them', async () => {
  await engine.load(inRepository('resources/models/bayling-starter.gguf'), { gpu: 'off' });
  const sentences = [
    '今天天气很好。',
    '请在星期五之前把报告发给我。',
    '我们公司现在有三百多名员工。',
    '图书馆每天早上九点开门，晚上八点关门。',
    '孩子们在公园里放风筝。',
    '我想订一张明天去上海的火车票。',
    '她在一家医院当护士，已经工作十年了。',
    '这座桥是五十年前修的，现在还很结实。',
    '下雨的时候，屋顶上总是有水漏下来。',
    '爸爸每天早上都去河边跑步。',
  ];
  const translate = async (sentence: string, control: GenerateControl = {}) => {
    const text = translationInstruction('English', sentence);
    const sampling = { temperature: 0, maxTokens: 60 };
    return (await engine.generate({ messages: [{ role: 'user', text }] }, sampling, control)).text;
  };
  const oneByOne: string[] = [];
  for (const sentence of sentences) oneByOne.push(await translate(sentence));
  let done = 0;
  const together = sentences.map((sentence) =>
    translate(sentence, { priority: 'background' }).finally(() => done++),
  );
  expect(await translate('谢谢你的帮助！')).toMatch(/thank/i);
  expect(done).toBe(0);
  expect(await Promise.all(together)).toEqual(oneByOne);
});

it('words that the answer must contain are in it more often than by asking alone', async () => {
  await engine.load(inRepository('resources/models/bayling-starter.gguf'), { gpu: 'off' });
  const wanted: [language: string, source: string, words: string[]][] = [
    ['English', '我们下午想去公园。', ['garden']],
    ['English', '他昨天没有来上课。', ['lesson', 'Yesterday']],
    ['English', '这本书很有意思。', ['fascinating volume']],
    ['English', '我的电脑坏了。', ['notebook', 'faulty']],
    ['Chinese', 'My brother works in a hospital.', ['医疗中心']],
    ['Chinese', 'I forgot to bring my keys.', ['钥匙串']],
    ['Chinese', 'The children are playing in the garden.', ['小朋友', '花圃']],
  ];
  const count = { asked: 0, helped: 0 };
  for (const [language, source, words] of wanted) {
    const text = translationInstruction(language, source, { requiredWords: words });
    const dialog = { messages: [{ role: 'user' as const, text }] };
    const greedy = { temperature: 0, maxTokens: 60 };
    const asked = await engine.generate(dialog, greedy);
    const helped = await engine.generate(dialog, { ...greedy, words });
    expect(helped.finish).toBe('end');
    for (const word of words) {
      count.asked += hasWord(asked.text, word) ? 1 : 0;
      count.helped += hasWord(helped.text, word) ? 1 : 0;
    }
  }
  expect(count.helped).toBeGreaterThan(count.asked);
});

it('a revision that is to have one word instead of another has it', async () => {
  await engine.load(inRepository('resources/models/bayling-starter.gguf'), { gpu: 'off' });
  const { text } = await engine.generate(
    {
      messages: [
        { role: 'user', text: translationInstruction('English', '他昨天没有来上课。') },
        { role: 'assistant', text: "He didn't come to the class yesterday." },
        { role: 'user', text: 'Use "lesson" instead of "class".' },
      ],
    },
    { temperature: 0, maxTokens: 60, words: ['lesson'], avoided: ['class'] },
  );
  expect(text).toContain('lesson');
  expect(text).not.toContain('class');
});

it('a revision by lookup reads as without, takes fewer evaluations, and the next evaluates only what is new', async () => {
  await engine.load(inRepository('resources/models/bayling-starter.gguf'), { gpu: 'off' });
  const draft = 'The weather is nice today. We want to go to the park in the afternoon.';
  const asked: Message[] = [
    {
      role: 'user',
      text: translationInstruction('English', '今天天气很好。我们下午想去公园。'),
    },
    { role: 'assistant', text: draft },
  ];
  for (const text of ['Make it more formal.', 'Now translate it back into Chinese.']) {
    const messages = [...asked, { role: 'user' as const, text }];
    const greedy = { temperature: 0, maxTokens: 60 };
    const plain = await engine.generate({ messages }, greedy);
    const looked = await engine.generate({ messages }, { ...greedy, lookup: true });
    expect(looked).toMatchObject({ text: plain.text, tokenIds: plain.tokenIds, finish: 'end' });
    expect(looked.steps).toBeLessThan(plain.steps ?? 0);

    const followUp: Message[] = [
      ...messages,
      { role: 'assistant', text: looked.text, tokens: looked.tokenIds ?? [] },
      { role: 'user', text: 'Make it shorter.' },
    ];
    const next = await engine.generate({ messages: followUp }, { ...greedy, lookup: true });
    // The last token of an answer may not have been evaluated.
    expect(next.reusedTokens).toBeGreaterThanOrEqual(looked.promptTokens + looked.tokens - 1);
  }
});

it.skipIf(missing)(`real weights of another kind answer in words${missing}`, async () => {
  expect(await engine.load(tinyLlama, { gpu: 'off' })).toMatchObject({
    template: 'chat',
    contextSize: 2048,
    starter: false,
  });
  const { text, finish } = await engine.generate(
    { messages: [{ role: 'user', text: 'What is the capital of France?' }] },
    { temperature: 0, maxTokens: 60 },
  );
  expect(text).toMatch(/^The capital of France is Paris/);
  expect(finish).toBe('end');
});

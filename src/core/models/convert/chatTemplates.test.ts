import { Template } from '@huggingface/jinja';
import { describe, expect, it } from 'vitest';
import { chooseTemplate } from '#core/prompt/chooseTemplate.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { renderPrompt } from '#core/prompt/renderPrompt.ts';
import { chatTemplates } from './chatTemplates.ts';

const dialogs: Dialog[] = [
  { messages: [{ role: 'user', text: 'Guten Morgen!\n  Wie geht’s?' }] },
  { messages: [{ role: 'user', text: '' }], system: 'Sei kurz.' },
  {
    messages: [
      { role: 'user', text: '  Provide the 中文 translation for this sentence: {{ x }} {% y %}\n' },
      { role: 'assistant', text: '\u00a0早上好！ \n' },
      { role: 'user', text: 'Make it \'formal\', "please" \\n' },
    ],
  },
  { messages: [], system: 'Nothing but this.' },
];

describe.each([
  ['bayling-v1', 'llama', { bos: '<s>', eos: '</s>' }],
  ['bayling-v3', 'gpt2', { bos: '<|begin_of_text|>', eos: '<|end_of_text|>' }],
] as const)('the chat template of %s', (id, tokenizer, { bos, eos }) => {
  it.each(dialogs)('writes what the app writes: %#', (dialog) => {
    const texts = { bos, eos } as const;
    const ours = renderPrompt(id, dialog, null).map((part) => {
      return part.kind === 'token' ? texts[part.token] : 'text' in part ? part.text : '';
    });
    const { system, messages } = dialog;
    const rendered = new Template(chatTemplates[id]).render({
      messages: [
        ...(system === undefined ? [] : [{ role: 'system', content: system }]),
        ...messages.map(({ role, text }) => ({ role, content: text })),
      ],
      ...{ bos_token: bos, eos_token: eos, add_generation_prompt: true },
    });
    expect(rendered).toBe(ours.join(''));
  });

  it('is known to the app, whatever the model is called', () => {
    const special = new Map(tokenizer === 'gpt2' ? [['<|eot_id|>', 1]] : []);
    const chatTemplate = chatTemplates[id];
    expect(chooseTemplate({ names: ['x'], tokenizer, special, chatTemplate })).toBe(id);
  });

  it('leaves the head of an answer out where nobody asks for one', () => {
    const messages = [{ role: 'user', content: 'x' }];
    const values = { messages, bos_token: bos, eos_token: eos };
    const [without, withHead] = [false, true].map((add_generation_prompt) =>
      new Template(chatTemplates[id]).render({ ...values, add_generation_prompt }),
    );
    expect(withHead?.startsWith(without ?? 'x')).toBe(true);
    expect(without).toMatch(/x(\n|<\|eot_id\|>)$/);
  });
});

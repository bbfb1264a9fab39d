import { describe, expect, it } from 'vitest';
import { chooseTemplate } from './chooseTemplate.ts';

const llama2 = { tokenizer: 'llama', special: new Map([['</s>', 2]]), names: ['model'] };
const llama3 = { tokenizer: 'gpt2', special: new Map([['<|eot_id|>', 128009]]), names: ['model'] };
const zephyr = "{% for m in messages %}{{ '<|user|>' + m.content }}{% endfor %}";

describe('the template of a model', () => {
  it.each([
    ['a BayLing on LLaMA 2', { ...llama2, names: ['bayling-2-7b-q4'] }, 'bayling-v1'],
    ['a BayLing on Llama 3', { ...llama3, names: ['bayling-2-llama-3-8b'] }, 'bayling-v3'],
    [
      'a BayLing that also carries a template of another origin',
      { ...llama3, names: ['x', 'BayLing 2'], chatTemplate: zephyr },
      'bayling-v3',
    ],
    [
      'a file whose template is that of BayLing-3',
      { ...llama3, chatTemplate: '… I am BayLing developed by the NLP Group of ICT/CAS. …' },
      'bayling-v3',
    ],
    [
      'a file whose template is that of BayLing',
      { ...llama2, chatTemplate: 'I am … developed by the NLP Group of ICT/CAS.' },
      'bayling-v1',
    ],
    ['any other model with a template', { ...llama2, chatTemplate: zephyr }, 'chat'],
    ['a nameless model with a LLaMA vocabulary', llama2, 'bayling-v1'],
    ['a nameless model with a Llama 3 vocabulary', llama3, 'bayling-v3'],
  ] as const)('for %s', (_, facts, template) => {
    expect(chooseTemplate(facts)).toBe(template);
  });
});

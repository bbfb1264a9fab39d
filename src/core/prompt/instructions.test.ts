import { expect, it } from 'vitest';
import { translationInstruction } from './instructions.ts';

it('asks for a translation in the words BayLing was evaluated with', () => {
  expect(translationInstruction('German', 'Good morning!')).toBe(
    'Provide the German translation for this sentence: Good morning!',
  );
  expect(translationInstruction('德语', '早上好！', { language: 'zh' })).toBe(
    '提供这句话的德语翻译：早上好！',
  );
});

it('asks for required words in the words BayLing was evaluated with', () => {
  const requiredWords = ['Bank', 'Ufer'];
  expect(translationInstruction('German', 'The bank.', { requiredWords })).toBe(
    'Provide the German translation for this sentence: The bank.\nMake sure to include these words: Bank, Ufer',
  );
  expect(translationInstruction('德语', '银行', { requiredWords, language: 'zh' })).toBe(
    '提供这句话的德语翻译：银行\n确保包含这些词：Bank、Ufer',
  );
});

const style = { tone: 'formal', domain: 'law', instruction: 'Keep the\n names.' } as const;

it('says how to translate in lines of its own, before what BayLing was trained on', () => {
  expect(translationInstruction('German', 'The bank.', { requiredWords: ['Ufer'], style })).toBe(
    [
      'Use a formal tone and polite forms of address.',
      'The text is about law; use the words of that field.',
      'Keep the names.',
      'Provide the German translation for this sentence: The bank.',
      'Make sure to include these words: Ufer',
    ].join('\n'),
  );
  expect(translationInstruction('德语', '银行', { style, language: 'zh' })).toBe(
    '使用正式的语气和敬称。\n文本的领域是law，使用该领域的术语。\nKeep the names.\n提供这句话的德语翻译：银行',
  );
});

it('says nothing of a style that is as the source', () => {
  const asIs = { tone: 'asIs', domain: ' ', instruction: '\n' } as const;
  expect(translationInstruction('German', 'Hi.', { style: asIs })).toBe(
    'Provide the German translation for this sentence: Hi.',
  );
});

it('asks firmly by naming what went wrong', () => {
  const firm = {
    flags: ['language', 'numbers', 'forbidden'],
    kept: ['12.5', '%s'],
    avoided: ['Kahn'],
  } as const;
  expect(translationInstruction('German', 'Hi.', { firm })).toBe(
    'Translate everything into German. Reply with the translation only. Use no other language. ' +
      'Keep as it is: 12.5, %s. Do not use these words: Kahn.\n' +
      'Provide the German translation for this sentence: Hi.',
  );
  expect(translationInstruction('德语', '嗨', { firm, language: 'zh' })).toBe(
    '全部翻译成德语，只回复译文。不要使用其他语言。原样保留：12.5、%s。不要使用这些词：Kahn。\n提供这句话的德语翻译：嗨',
  );
});

it('asks for numbers in general where it is not known which were lost', () => {
  const firm = { flags: ['numbers'], kept: [], avoided: [] } as const;
  expect(translationInstruction('German', 'Hi.', { firm })).toContain(
    'Keep every number as it is.',
  );
});

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

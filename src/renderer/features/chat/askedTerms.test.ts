import { expect, it } from 'vitest';
import { askedTerms } from '#shared/askedTerms.ts';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';

const none = { words: [], avoided: [] };
const filled = (text: string) => text.replace('{{use}}', '电脑 case').replace('{{instead}}', 'box');

it('the term that a chip asks for is heard in both languages of the window', () => {
  for (const { ask } of [en.chat, zh.chat]) {
    const words = ['电脑 case'];
    expect(askedTerms(filled(ask.term))).toEqual({ words, avoided: [] });
    expect(askedTerms(filled(ask.termInstead))).toEqual({ words, avoided: ['box'] });
  }
});

it('nothing else that a chip says asks for one', () => {
  for (const { ask } of [en.chat, zh.chat]) {
    const { term, termInstead, ...others } = ask;
    expect(term).not.toBe(termInstead);
    for (const text of Object.values(others)) expect(askedTerms(text)).toEqual(none);
  }
  expect(askedTerms('What does "use" mean?')).toEqual(none);
});

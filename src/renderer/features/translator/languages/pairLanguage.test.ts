import { expect, test } from 'vitest';
import { pairLanguage } from './pairLanguage.ts';

test('a word or a name is too little to turn a pair round for, where many languages have its letters', () => {
  expect(pairLanguage('iPhone', 'en', 'zh-Hans', 'en')).toBeNull();
  expect(pairLanguage('iPhone 15 Pro is here', 'en', 'zh-Hans', 'en')).toBe('en');
  expect(pairLanguage('Привет', 'ru', 'en', 'ru')).toBeNull();
  expect(pairLanguage('你好', 'zh-Hans', 'en', 'zh-Hans')).toBe('zh-Hans');
  expect(pairLanguage('안녕', 'ko', 'en', 'ko')).toBe('ko');
  expect(pairLanguage('12345678901', null, 'en', 'ko')).toBeNull();
});

test('Chinese in either writing is meant for the one Chinese of a pair', () => {
  expect(pairLanguage('今天下雨', 'zh-Hans', 'en', 'zh-Hant')).toBe('zh-Hant');
  expect(pairLanguage('這個', 'zh-Hant', 'zh-Hans', 'en')).toBe('zh-Hans');
});

test('where both are Chinese, or only the target was chosen, the writing counts', () => {
  expect(pairLanguage('这个', 'zh-Hans', 'zh-Hans', 'zh-Hant')).toBe('zh-Hans');
  expect(pairLanguage('這個', 'zh-Hant', 'zh-Hans', 'zh-Hant')).toBe('zh-Hant');
  expect(pairLanguage('这个', 'zh-Hans', 'auto', 'zh-Hant')).toBe('zh-Hans');
});

import { expect, test } from 'vitest';
import { NO_STYLE, styleOf, withStyle } from './styleOf.ts';

const formal = { ...NO_STYLE, tone: 'formal' as const };

test('a style belongs to its pair of languages, in one direction', () => {
  const styles = withStyle({}, 'zh-Hans', 'en', formal);
  expect(styleOf({ styles }, 'zh-Hans', 'en')).toEqual(formal);
  expect(styleOf({ styles }, 'en', 'zh-Hans')).toBeUndefined();
  expect(styleOf({ styles }, 'zh-Hans', 'de')).toBeUndefined();
  expect(styleOf({ styles }, 'auto', 'en')).toBeUndefined();
});

test('changing one leaves the others, and white space around words is none of them', () => {
  const before = withStyle({}, 'de', 'en', { ...NO_STYLE, domain: 'Law' });
  const styles = withStyle(before, 'zh-Hans', 'en', { ...formal, instruction: ' Use “we”.\n' });
  expect(styles).toEqual({
    'de>en': { tone: 'asIs', domain: 'Law', instruction: '' },
    'zh-Hans>en': { tone: 'formal', domain: '', instruction: 'Use “we”.' },
  });
});

test('one that says nothing is not kept', () => {
  const styles = withStyle({}, 'zh-Hans', 'en', formal);
  expect(withStyle(styles, 'zh-Hans', 'en', { ...NO_STYLE, domain: '  ' })).toEqual({});
});

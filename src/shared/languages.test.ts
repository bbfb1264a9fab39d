import { describe, expect, it } from 'vitest';
import { findLanguage, languages, promptName } from './languages.ts';

function language(tagOrName: string) {
  const found = findLanguage(tagOrName);
  if (!found) throw new Error(`no language ${tagOrName}`);
  return found;
}

describe('the list of languages', () => {
  it('holds more than 110 languages, each once, in the order of their English names', () => {
    expect(languages.length).toBeGreaterThan(110);
    expect(new Set(languages.map(({ code }) => code)).size).toBe(languages.length);
    const names = languages.map(({ english }) => english);
    expect(names).toEqual([...names].sort());
  });

  it('uses canonical codes that Intl knows, with the script they are written in', () => {
    const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    for (const { code, script } of languages) {
      expect(Intl.getCanonicalLocales(code)).toEqual([code]);
      expect(english.of(code), code).toBeTruthy();
      expect(new Intl.Locale(code).maximize().script, code).toBe(script);
    }
  });

  it('reads from right to left exactly where Intl says so', () => {
    const rtl = languages.filter(({ dir }) => dir === 'rtl').map(({ code }) => code);
    expect(rtl.sort()).toEqual(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
  });

  it('has Chinese names in Chinese characters and native names that are not empty', () => {
    for (const { chinese, native } of languages) {
      expect(chinese).toMatch(/^\p{Script=Han}+$/u);
      expect(native.trim()).not.toBe('');
    }
  });

  it('finds every language by its code and by each of its names', () => {
    for (const { code, english, native, chinese } of languages) {
      expect(language(code.toUpperCase()).code).toBe(code);
      for (const name of [english, native, chinese]) expect(language(name).code).toBe(code);
    }
  });
});

describe('a language can be asked for by', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh_Hans', 'zh-Hans'],
    ['zho_Hans', 'zh-Hans'],
    ['cmn-Hant', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK', 'zh-Hant'],
    ['zho_Hant', 'zh-Hant'],
    ['yue', 'yue'],
    ['iw', 'he'],
    ['in', 'id'],
    ['no', 'nb'],
    ['tl', 'fil'],
    ['de-AT', 'de'],
    ['deu_Latn', 'de'],
    ['arb_Arab', 'ar'],
    ['quy_Latn', 'qu'],
    ['pbt_Arab', 'ps'],
    [' german ', 'de'],
    ['Deutsch', 'de'],
    ['德语', 'de'],
    ['中文', 'zh-Hans'],
    ['Simplified Chinese', 'zh-Hans'],
    ['traditional chinese', 'zh-Hant'],
    ['Norwegian', 'nb'],
  ])('%s', (asked, code) => {
    expect(language(asked).code).toBe(code);
  });

  it.each(['', 'Klingon', 'xx', 'und', 'auto', 'zzz_Latn', '\0', 'de;DROP'])(
    'but not by %j',
    (asked) => {
      expect(findLanguage(asked)).toBeUndefined();
    },
  );
});

describe("the name in BayLing's prompts", () => {
  it('is the plain name in the language of the instruction', () => {
    expect(promptName(language('de'), 'en')).toBe('German');
    expect(promptName(language('de'), 'zh')).toBe('德语');
  });

  it('is Chinese for simplified characters and Traditional Chinese for traditional ones', () => {
    expect(promptName(language('zh'), 'en')).toBe('Chinese');
    expect(promptName(language('zh'), 'zh')).toBe('中文');
    expect(promptName(language('zh-TW'), 'en')).toBe('Traditional Chinese');
    expect(promptName(language('zh-TW'), 'zh')).toBe('繁体中文');
  });
});

import { describe, expect, it } from 'vitest';
import { findLanguage } from '#shared/languages.ts';
import { detectLanguage } from './detect.ts';

const samples: Record<string, string> = {
  ar: 'اللغة العربية من أكثر اللغات تحدثا في العالم',
  bg: 'Всички хора се раждат свободни и равни по достойнство и права.',
  bn: 'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা নিয়ে জন্মগ্রহণ করে',
  cs: 'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv.',
  de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.',
  el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι',
  en: 'All human beings are born free and equal in dignity and rights.',
  es: 'Todos los seres humanos nacen libres e iguales en dignidad y derechos.',
  fa: 'تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند',
  fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits.',
  he: 'כל בני האדם נולדו בני חורין',
  hi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है',
  it: 'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti.',
  ja: 'すべての人間は、生まれながらにして自由である',
  ko: '모든 인간은 태어날 때부터 자유롭다',
  nb: 'Jeg heter Ola og kommer fra Bergen, og nå skal vi ut på tur i fjellet.',
  nl: 'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren.',
  pl: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.',
  pt: 'Todos os seres humanos nascem livres e iguais em dignidade e em direitos.',
  ru: 'Все люди рождаются свободными и равными в своём достоинстве и правах.',
  sv: 'Alla människor är födda fria och lika i värde och rättigheter.',
  th: 'มนุษย์ทั้งปวงเกิดมามีอิสระ',
  tr: 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.',
  uk: 'Всі люди народжуються вільними і рівними у своїй гідності та правах.',
  vi: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm.',
  'zh-Hans': '人人生而自由，在尊严和权利上一律平等。',
  'zh-Hant': '人人生而自由，在尊嚴和權利上一律平等。',
};

describe('the language of a text', () => {
  it.each(Object.entries(samples))('%s is told', async (code, text) => {
    expect(await detectLanguage(text)).toBe(code);
    expect(findLanguage(code)?.code).toBe(code);
  });

  it('is Chinese where Chinese text names programs and addresses', async () => {
    const text = '我用 VS Code 编辑 TypeScript 文件，见 https://example.org/a/very/long/address';
    expect(await detectLanguage(text)).toBe('zh-Hans');
  });

  it('is Chinese where a Japanese word is quoted, and Japanese with few Kana', async () => {
    expect(await detectLanguage('日语里的「の」这个字在广告里到处都能看到，大家都认识它。')).toBe(
      'zh-Hans',
    );
    expect(await detectLanguage('東京都の人口')).toBe('ja');
  });

  it.each(['', '   ', '123 456', '🎉', 'ok', 'Wi-Fi', '\ud800', '---'])(
    'is not guessed from %j',
    async (text) => {
      expect(await detectLanguage(text)).toBeNull();
    },
  );

  it('is settled by the languages of the model where the words leave it open', async () => {
    expect(await detectLanguage('Hello')).toBeNull();
    expect(await detectLanguage('Hello', ['zh-Hans', 'en'])).toBe('en');
    expect(await detectLanguage('Hello', ['zh-Hans', 'en', 'de'])).toBeNull();
    expect(await detectLanguage('123', ['zh-Hans', 'en'])).toBeNull();
    expect(await detectLanguage(samples.de ?? '', ['zh-Hans', 'en'])).toBe('de');
    expect(await detectLanguage(samples.ru ?? '', ['zh-Hans', 'en'])).toBe('ru');
  });

  it('is told from the beginning of a megabyte', async () => {
    expect(await detectLanguage(samples.de?.repeat(16_000) ?? '')).toBe('de');
  });
});

import { describe, expect, it } from 'vitest';
import { languagesIn } from './languagesIn.ts';

const english = 'The meeting begins at three in the afternoon, and everybody is invited to come.';
const chinese = '会议下午三点开始，欢迎大家参加。';
const french = 'La réunion commence à trois heures de l’après-midi et tout le monde est invité.';

describe('the languages of a text', () => {
  it('are told where sentences are in different ones, most of it first', async () => {
    expect(await languagesIn(`${english}\n${chinese}`)).toEqual(['en', 'zh-Hans']);
    expect(await languagesIn(`${chinese}\n${chinese}\n${chinese} ${english}`)).toEqual([
      'zh-Hans',
      'en',
    ]);
    expect(await languagesIn(`${english} ${english} ${french}`)).toEqual(['en', 'fr']);
  });

  it('are one where it only has words or a short line of another', async () => {
    expect(await languagesIn('请在 Windows 上打开 Visual Studio Code，然后运行程序。')).toEqual([
      'zh-Hans',
    ]);
    expect(await languagesIn(`${english}\nOK.\n你好。`)).toEqual(['en']);
    expect(await languagesIn('“你好” means hello, and everybody in the room knows it.')).toEqual([
      'en',
    ]);
  });

  it('are not made of the two ways to write Chinese', async () => {
    expect(await languagesIn('這個問題還沒有解決。我們明天再說。')).toEqual(['zh-Hant']);
    expect(await languagesIn('這個問題還沒有解決。明天再做。')).toEqual(['zh-Hant']);
  });

  it('are none where nothing tells', async () => {
    expect(await languagesIn('')).toEqual([]);
    expect(await languagesIn('12:30 – 14:00')).toEqual([]);
  });

  it('of a very long line come from its beginning', async () => {
    expect(await languagesIn(`${english} `.repeat(200) + french.repeat(200))).toEqual(['en']);
  });
});

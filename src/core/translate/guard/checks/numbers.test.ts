import { describe, expect, it } from 'vitest';
import { differenceInNumbers } from './numbers.ts';

function differInNumbers(source: string, target: string): boolean {
  const { lost, added } = differenceInNumbers(source, target);
  return lost.length + added.length > 0;
}

describe('the numbers of a translation', () => {
  it.each([
    ['1,000 people', '1000 人'],
    ['1,234.5 kg', '1.234,5 kg'],
    ['10 000 000 habitants', '10,000,000 inhabitants'],
    ['10\u202F000 habitants', '10000 inhabitants'],
    ["1'500 Franken", '1500 francs'],
    ['In 2020 300 people came', '2020年有300人来'],
    ['１２３ 页', '123 pages'],
    ['25 pages', '٢٥ صفحة'],
    ['12.5 %', '١٢٫٥ ٪'],
    ['第3章', 'Chapter Three'],
    ['第12章', 'Chapter 12'],
    ['3 May 2020', '2020年5月3日'],
    ['December 25', '12月25日'],
    ['2020年11月30日', 'November 30, 2020'],
    ['12/25', '12月25日'],
    ['05/03/2020', '2020年5月3日'],
    ['at 10:30', '10:30'],
    ['at 09:05', '9点5分'],
    ['grew by 12%', '增长了12%'],
    ['the 20th century', '20世纪'],
    ['5 apples', '五个苹果'],
    ['3.5 million', '350万'],
    ['$1.2 billion', '12亿美元'],
    ['120,000,000 people', '1亿2000万人'],
    ['300 soldiers', '三百名士兵'],
    ['25 years', 'fünfundzwanzig Jahre'],
    ['80 people', 'quatre-vingts personnes'],
    ['the 1990s', '20世纪90年代'],
    ['20th century', 'XXe siècle'],
    ['at 5:30 p.m.', '17:30'],
    ['12 months', '一年十二个月'],
    ['It costs $5', '它要5美元'],
    ['2 dozen eggs', '24个鸡蛋'],
  ])('are those of the text: %j, %j', (source, target) => {
    expect(differInNumbers(source, target)).toBe(false);
    expect(differInNumbers(target, source)).toBe(false);
  });

  it.each([
    ['In 1984', '1985 年'],
    ['1,000', '10,000'],
    ['May 25, 2020', '2020年5月24日'],
    ['December 25', '12月24日'],
    ['12.5 %', '125 %'],
    ['10:30', '10:45'],
    ['3 cats', '5只猫'],
    ['1.5 million', '1.5亿'],
    ['三百人', '200 people'],
  ])('differ: %j, %j', (source, target) => {
    expect(differInNumbers(source, target)).toBe(true);
    expect(differInNumbers(target, source)).toBe(true);
  });

  it('are missed when one of two is gone', () => {
    expect(differInNumbers('12 and 12', '12')).toBe(true);
    expect(differInNumbers('12', '12 and 12')).toBe(false);
  });

  it('take no time in hostile texts', () => {
    for (const part of ['1 111', '1,111', '1', '٢', '1 ', "1'"])
      differInNumbers(part.repeat(20_000), part);
  });
});

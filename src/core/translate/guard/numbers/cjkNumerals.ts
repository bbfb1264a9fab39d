const valuesOf = (characters: string, value: (index: number) => number): [string, number][] =>
  Array.from(characters, (each, i) => [each, value(i)]);

const DIGITS = new Map([
  ...valuesOf('零一二三四五六七八九', (i) => i),
  ...valuesOf('〇壹贰叁肆伍陆柒捌玖', (i) => i),
  ...valuesOf('일이삼사오육칠팔구', (i) => i + 1),
  ...valuesOf('两兩', () => 2),
]);
const TENS = new Map([
  ...valuesOf('十拾십', () => 10),
  ...valuesOf('百佰백', () => 100),
  ...valuesOf('千仟천', () => 1000),
]);
const MYRIADS = new Map([
  ...valuesOf('万萬만', () => 1e4),
  ...valuesOf('亿億억', () => 1e8),
  ...valuesOf('兆조', () => 1e12),
]);

/** Numerals of Chinese and Japanese, and of Korean where there are at least two. */
const NUMERAL =
  /[〇零一二三四五六七八九两兩壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億兆]+|[일이삼사오육칠팔구십백천만억]{2,}/gu;

export interface WordNumber {
  /** Null where a word stands there that cannot be read. */
  value: number | null;
  index: number;
}

/** The numbers that a text writes with Chinese or Korean numerals. */
export function cjkNumbers(text: string): WordNumber[] {
  return Array.from(text.matchAll(NUMERAL), ({ 0: numeral, index }) => ({
    value: valueOf(numeral),
    index,
  }));
}

function valueOf(numeral: string): number | null {
  // A year: 二〇二〇年.
  if (!Array.from(numeral).some((each) => TENS.has(each) || MYRIADS.has(each)))
    return numeral.length > 15
      ? null
      : Number(Array.from(numeral, (each) => DIGITS.get(each) ?? 0).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const each of numeral) {
    const ten = TENS.get(each);
    const myriad = MYRIADS.get(each);
    if (ten !== undefined) {
      section += (digit || 1) * ten;
      digit = 0;
    } else if (myriad !== undefined) {
      total = (total + (section + digit || 1)) * myriad;
      [section, digit] = [0, 0];
    } else digit = DIGITS.get(each) ?? 0;
  }
  return total + section + digit;
}

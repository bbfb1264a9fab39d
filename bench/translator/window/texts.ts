/** Chinese, as the starter model takes both languages and everybody's text begins somewhere. */
export const SENTENCE = '今天天气很好，我们一起去公园走走吧。';

const SUBJECTS = ['我', '他', '我们的老师', '那个孩子', '她的朋友', '大家'];
const TIMES = ['昨天', '今天早上', '上个星期', '每天晚上', '明年', '有时候'];
const ACTS = [
  '去图书馆看书',
  '在家里做饭',
  '给妈妈打电话',
  '学习英语',
  '坐火车去北京',
  '喝一杯热茶',
];

/** Different sentences in paragraphs of five, 50,000 characters together. */
export function longText(characters = 50_000): string {
  let text = '';
  for (let number = 0; text.length < characters; number++) {
    const pick = (words: readonly string[], step: number) =>
      words[Math.floor(number / step) % words.length] ?? '';
    text += `${pick(TIMES, 1)}${pick(SUBJECTS, 6)}${pick(ACTS, 36)}，这是第${number}次。`;
    if (number % 5 === 4) text += '\n';
  }
  return text.slice(0, characters);
}

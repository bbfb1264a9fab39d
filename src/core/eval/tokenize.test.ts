import { expect, it } from 'vitest';
import { tokenize13a } from './tokenize13a.ts';
import { tokenizeZh } from './tokenizeZh.ts';

// What sacreBLEU's tokenizers answer.
it.each([
  ["I'm a student.", "I'm a student ."],
  ['It costs $1,000.50, or 3.5% (net).', 'It costs $ 1,000.50 , or 3.5 % ( net ) .'],
  ['10-year well-known U.S. e.g. ...', '10 - year well-known U . S . e . g . . . .'],
  ['&quot;A&amp;B&quot; &lt;b&gt; &amp;lt;', '" A & B " < b > <'],
  ['<skipped>a-\nb c\nd', 'ab c d'],
  ['a/b [c] {d} e_f x=1', 'a / b [ c ] { d } e _ f x = 1'],
  ['“Zitat” – naïve café…', '“Zitat” – naïve café…'],
  [' \u00a0 \u3000 a \u001c b ', 'a b'],
  ['\ufeffa', '\ufeffa'],
  ['', ''],
])('13a: %j', (text, tokens) => {
  expect(tokenize13a(text).join(' ')).toBe(tokens);
});

it.each([
  ['教我中文吧', '教 我 中 文 吧'],
  ['“北京”在2023年，GDP增长5.2%。', '“ 北 京 ” 在 2023 年 ， GDP 增 长 5.2 % 。'],
  ['他——说……１２Ａ', '他 — — 说 … … １ ２ Ａ'],
  ['Hello, world. &amp;', 'Hello , world . & amp ;'],
  ['.5元 和 1.5元', '.5 元 和 1.5 元'],
  ['かな 한국 \u{20000}\u{20001}', 'かな 한국 \u{20000}\u{20001}'],
  ['→☀①㈱', '→ ☀ ① ㈱'],
])('zh: %j', (text, tokens) => {
  expect(tokenizeZh(text).join(' ')).toBe(tokens);
});

/** Characters in a row of a sentence that Japanese does not write without any Kana. */
const MANY_HAN = 15;
/** With one that is not Japanese so many are enough. */
const ONE_IS_ENOUGH = 7;
const KANA = /[\p{sc=Hira}\p{sc=Kana}]/gu;
const HAN = /\p{sc=Han}/gu;
/** Characters of sentences that Japanese does not have. */
const CHINESE_ONLY = /[她你们們这這吗嗎呢您么麼啊吧哪咱给没说让请还怎]/u;
/** Simplified ones that are Japanese too. */
const ALSO_JAPANESE = /[来国当会点号区医旧条学体麦担独数断双写参尽声属届台万与余礼]/gu;

/** Whether Chinese characters, and the Kana among them, are another language than `to`: zh-Hans, zh-Hant, ja or yue. */
export function isOtherHan(
  text: string,
  to: string,
  { simplified, traditional }: { simplified: number; traditional: number },
): boolean {
  const [kana, han] = [count(text, KANA), count(text, HAN)];
  if (to === 'ja') {
    if (kana > 0) return false;
    const foreign = simplified - count(text, ALSO_JAPANESE);
    return (
      CHINESE_ONLY.test(text) ||
      foreign >= 2 ||
      (foreign === 1 && han >= ONE_IS_ENOUGH) ||
      han >= MANY_HAN
    );
  }
  if (kana >= 4 && kana > 0.2 * (kana + han)) return true;
  const [right, wrong] = to === 'zh-Hans' ? [simplified, traditional] : [traditional, simplified];
  return wrong >= 2 && wrong > 2 * right;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

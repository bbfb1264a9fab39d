/** Numbers in [0, 1), the same ones in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Makes Chinese or English sentences in which, as in real ones, few words are most of the text. */
export function createSentences(seed: number, language: 'zh' | 'en') {
  const random = randomNumbers(seed);
  const below = (count: number) => Math.floor(random() * count);
  const often = (count: number) => Math.floor(random() ** 3 * count);
  const word =
    language === 'zh'
      ? () => String.fromCodePoint(0x4e00 + often(3000))
      : () => {
          const rank = often(8000) + 26;
          return rank.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
        };
  const space = language === 'zh' ? '' : ' ';
  const stop = language === 'zh' ? '。' : '.';

  return {
    sentence(words = 5 + below(language === 'zh' ? 30 : 15)): string {
      return Array.from({ length: words }, word).join(space) + stop;
    },
    /** The same with some words or characters replaced, left out or added. */
    changed(sentence: string, changes: number): string {
      const units = sentence.slice(0, -1).split(space);
      for (let change = 0; change < changes; change++) {
        const at = below(units.length);
        const kind = below(3);
        if (kind === 0) units[at] = word();
        else units.splice(at, kind - 1, ...(kind === 1 ? [word()] : []));
        if (kind === 2) units.splice(at, 1);
      }
      return units.join(space) + stop;
    },
    below,
  };
}

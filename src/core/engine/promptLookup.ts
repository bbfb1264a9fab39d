/** Where this many tokens agree, it does not matter whether those before them do. */
const MOST_MATCH = 8;

/** Tells how a text may go on: as it did where its last few tokens stood before. */
export interface PromptLookup {
  /** What followed the longest match, of several the latest; at most `most` tokens, none where the last one is new. */
  find(most: number): number[];
  append(tokens: readonly number[]): void;
}

export function createPromptLookup(prompt: readonly number[]): PromptLookup {
  const text = [...prompt];

  /** How many tokens before `end` are those before the end of the text. */
  function matchAt(end: number): number {
    const most = Math.min(end, MOST_MATCH);
    let match = 0;
    while (match < most && text[end - 1 - match] === text.at(-1 - match)) match++;
    return match;
  }

  return {
    find(most) {
      let longest = 0;
      let found = text.length;
      for (let end = text.length - 1; end > 0 && longest < MOST_MATCH; end--) {
        const match = matchAt(end);
        if (match > longest) [longest, found] = [match, end];
      }
      return text.slice(found, found + most);
    },
    append(tokens) {
      text.push(...tokens);
    },
  };
}

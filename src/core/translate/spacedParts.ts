/** Thai and Lao end sentences with a space, and have it elsewhere too: only texts longer than this are cut there. */
const LONG = 400;
const SHORTEST = 150;
const SPACE_BETWEEN = /(?<=[\p{sc=Thai}\p{sc=Lao}])[ \u00a0]+(?=[\p{sc=Thai}\p{sc=Lao}])/gu;

/** A sentence, in parts where it is long and its script has no mark for the end of one. UTF-16 units. */
export function* spacedParts(
  text: string,
  begin: number,
  end: number,
): Generator<{ begin: number; end: number }> {
  let from = begin;
  if (end - begin > LONG)
    for (const { 0: space, index } of text.slice(begin, end).matchAll(SPACE_BETWEEN)) {
      const next = begin + index + space.length;
      if (next - from < SHORTEST || end - next < SHORTEST) continue;
      yield { begin: from, end: next };
      from = next;
    }
  yield { begin: from, end };
}

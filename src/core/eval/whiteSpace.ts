/** The information separators U+001C–1F: white space to Python, which sacreBLEU is written in, not to Unicode. */
const SEPARATORS = String.fromCodePoint(0x1c, 0x1d, 0x1e, 0x1f);
const WHITE_SPACE = new RegExp(`[\\p{White_Space}${SEPARATORS}]+`, 'u');

/** The pieces between white space, none of them empty. */
export function splitWords(text: string): string[] {
  return text.split(WHITE_SPACE).filter((word) => word !== '');
}

/** Without the white space around it. */
export function strip(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && WHITE_SPACE.test(text.charAt(start))) start++;
  while (end > start && WHITE_SPACE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

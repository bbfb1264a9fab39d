/** Characters after which a block ends at the next line break. */
const BLOCK_LENGTH = 4000;

/**
 * A text as blocks of whole lines, so that what streams into a long one touches its last block only. Joined, they are
 * the text; each but the last ends with a line break.
 */
export function textBlocks(text: string): string[] {
  const blocks = [];
  let rest = text;
  for (;;) {
    const lineBreak = rest.indexOf('\n', BLOCK_LENGTH);
    if (lineBreak < 0 || lineBreak === rest.length - 1) break;
    blocks.push(rest.slice(0, lineBreak + 1));
    rest = rest.slice(lineBreak + 1);
  }
  return rest === '' ? blocks : [...blocks, rest];
}

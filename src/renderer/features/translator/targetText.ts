/**
 * The target as blocks of whole lines, so that text that streams into a long translation touches the last block only.
 * Joined, the blocks are the text; each but the last ends with a line break.
 */
export type TargetText = readonly string[];

/** Characters after which a block ends at the next line break. */
const BLOCK_LENGTH = 4000;

export const emptyTarget: TargetText = [];

export function targetText(text: string): TargetText {
  return appendTarget(emptyTarget, text);
}

export function appendTarget(target: TargetText, text: string): TargetText {
  if (text === '') return target;
  const blocks = target.slice(0, -1);
  let rest = (target.at(-1) ?? '') + text;
  for (;;) {
    const lineBreak = rest.indexOf('\n', BLOCK_LENGTH);
    if (lineBreak < 0 || lineBreak === rest.length - 1) break;
    blocks.push(rest.slice(0, lineBreak + 1));
    rest = rest.slice(lineBreak + 1);
  }
  return [...blocks, rest];
}

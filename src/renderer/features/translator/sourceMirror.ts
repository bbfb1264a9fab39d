import type { Range as TextRange } from '#shared/ipc/translator.ts';

/** Characters up to which a text is laid out a second time: about 50 ms at once, and never while one types. */
const MAX_MIRRORED = 100_000;

/**
 * A textarea cannot mark a part of its text, nor say where it stands. Behind it lies the same text in the same type,
 * which can. `mirror` has the textarea's box and scrolls as it does.
 */
export function mirrorRange(mirror: HTMLElement, text: string, range: TextRange): Range | null {
  if (text.length > MAX_MIRRORED || range.end > text.length) return null;
  const node = mirrored(mirror, text);
  const found = new Range();
  found.setStart(node, range.begin);
  found.setEnd(node, range.end);
  return found;
}

/** Whether a text is laid out already. */
export const isMirrored = (mirror: HTMLElement, text: string): boolean =>
  textIn(mirror)?.data === text;

const textIn = ({ firstChild }: HTMLElement): Text | null =>
  firstChild instanceof Text ? firstChild : null;

function mirrored(mirror: HTMLElement, text: string): Text {
  const known = textIn(mirror);
  if (known?.data === text) return known;
  const node = new Text(text);
  // A textarea ends with a line of its own where a `div` drops the last line break.
  mirror.replaceChildren(node, '\n');
  return node;
}

export type MarkName = 'pair-active' | 'pair-hovered';

/** Marks a part of the mirrored text; null takes the mark away. Styled as `::highlight(name)`. */
export function mark(name: MarkName, range: Range | null): void {
  if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}

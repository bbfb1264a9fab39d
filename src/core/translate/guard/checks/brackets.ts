import { marksOf } from '../../marks.ts';
import type { Suspect } from '../guard.ts';

const OPENING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSING = new Set(Object.values(OPENING));
/** Other widths of the same brackets; languages choose freely between them. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ '（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '〔': '[', '〕': ']' },
  ...{ '｛': '{', '｝': '}', '﴾': ')', '﴿': '(' },
};

/**
 * Brackets that pair in the source pair in its translation, and pairs of it are not all lost. A translation may have more
 * of them, as for a name that is given in both writings.
 */
export function brackets({ source, target }: Suspect): boolean {
  const [theirs, ours] = [pairing(source), pairing(target)];
  if (!theirs.isPaired) return false;
  return !ours.isPaired || (theirs.pairs > 0 && ours.pairs === 0) || theirs.pairs - ours.pairs > 2;
}

function pairing(text: string): { isPaired: boolean; pairs: number } {
  const open: string[] = [];
  let pairs = 0;
  for (const each of withoutPlaceholders(text)) {
    const bracket = ALIKE[each] ?? each;
    const closedBy = OPENING[bracket];
    if (closedBy !== undefined) open.push(closedBy);
    else if (CLOSING.has(bracket)) {
      if (open.pop() !== bracket) return { isPaired: false, pairs };
      pairs++;
    }
  }
  return { isPaired: open.length === 0, pairs };
}

/** Brackets of placeholders and addresses are none. */
function withoutPlaceholders(text: string): string {
  let rest = '';
  let at = 0;
  for (const { kind, text: mark, index } of marksOf(text)) {
    if (kind === 'numbers') continue;
    rest += text.slice(at, index);
    at = index + mark.length;
  }
  return rest + text.slice(at);
}

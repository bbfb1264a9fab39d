import { marksOf } from '../../marks.ts';
import type { Suspect } from '../guard.ts';
import { mainScript } from '../scriptsOf.ts';

const OPENING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSING = new Set(Object.values(OPENING));
/** Other widths of the same brackets; languages choose freely between them. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ '（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '〔': '[', '〕': ']' },
  ...{ '｛': '{', '｝': '}', '﴾': ')', '﴿': '(' },
};

/**
 * Brackets that pair in the source pair in its translation, and what stands in them is not all without them. A translation
 * may have more, as for a name that is given in both writings, and have a name without the other writing.
 */
export function brackets({ source, target }: Suspect): boolean {
  const [theirs, ours] = [pairing(source), pairing(target)];
  if (!theirs.isPaired) return false;
  const script = mainScript(source);
  const said = theirs.inside.filter((inside) => isSaid(inside, script)).length;
  return !ours.isPaired || (said > 0 && ours.inside.length === 0) || said - ours.inside.length > 2;
}

function pairing(text: string): { isPaired: boolean; inside: string[] } {
  const plain = withoutPlaceholders(text);
  const open: { closing: string; at: number }[] = [];
  const inside: string[] = [];
  for (let i = 0; i < plain.length; i++) {
    const each = plain.charAt(i);
    const bracket = ALIKE[each] ?? each;
    const closing = OPENING[bracket];
    if (closing !== undefined) open.push({ closing, at: i + 1 });
    else if (CLOSING.has(bracket)) {
      const last = open.pop();
      if (last?.closing !== bracket) return { isPaired: false, inside };
      inside.push(plain.slice(last.at, i));
    }
  }
  return { isPaired: open.length === 0, inside };
}

/** Not only a name, an abbreviation, or the same in another writing. */
function isSaid(inside: string, ofSource: string | null): boolean {
  const script = mainScript(inside);
  if (script === null || script !== ofSource) return false;
  return script !== 'Latn' || /(?<!\p{L})\p{Ll}/u.test(inside);
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

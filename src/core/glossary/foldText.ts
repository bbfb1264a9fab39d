/**
 * A text as terms are looked for in it. One unit of `cased` and `lower` stands for the range [begins[i], ends[i]) of the
 * text, in UTF-16 units.
 */
export interface Folded {
  cased: string;
  lower: string;
  begins: readonly number[];
  ends: readonly number[];
}

/** A character with its marks. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const INVISIBLE = /^\p{Cf}/u;
const ALIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
};

/**
 * Makes alike what is typed in several ways: composed and decomposed characters, white space of any length, quotation
 * marks, dashes. Characters that nobody sees are left out.
 */
export function foldText(text: string): Folded {
  let cased = '';
  let lower = '';
  const begins: number[] = [];
  const ends: number[] = [];
  // Asking the growing text itself would copy it each time.
  let isAfterSpace = false;
  for (const { 0: cluster, index: begin } of text.matchAll(CLUSTER)) {
    const end = begin + cluster.length;
    if (/^\s/.test(cluster) && isAfterSpace) {
      ends[ends.length - 1] = end;
      continue;
    }
    const folded = foldCluster(cluster);
    if (folded !== '') isAfterSpace = folded.endsWith(' ');
    cased += folded;
    lower += lowerCase(folded);
    while (begins.length < cased.length) {
      begins.push(begin);
      ends.push(end);
    }
  }
  return { cased, lower, begins, ends };
}

function foldCluster(cluster: string): string {
  if (cluster.length === 1 && cluster < '\x7F') return /\s/.test(cluster) ? ' ' : cluster;
  if (/^\s/.test(cluster)) return ' ';
  if (INVISIBLE.test(cluster)) return '';
  return ALIKE[cluster] ?? cluster.normalize('NFC');
}

/** As long as the text: `İ` would grow, and a sigma depends on what follows it. */
function lowerCase(text: string): string {
  return text.toLowerCase().slice(0, text.length).replaceAll('ς', 'σ');
}

/** What folding leaves as it is, but for case. */
const PLAIN =
  /^[!-~\u00c0-\u012f\u0131-\u02af\u0400-\u045f\u4e00-\u9fff]+(?: [!-~\u00c0-\u012f\u0131-\u02af\u0400-\u045f\u4e00-\u9fff]+)*$/;

/** A word as a glossary has it, without white space around it; its ranges are not told. */
export function foldWord(word: string): Folded {
  if (PLAIN.test(word)) return { cased: word, lower: word.toLowerCase(), begins: [], ends: [] };
  const { cased, lower } = foldText(word.toWellFormed());
  return { cased: cased.trim(), lower: lower.trim(), begins: [], ends: [] };
}

/** Real paragraphs have some dozens. */
const MAX_MARKS = 2000;
/** Lists in lists; real texts have a handful, and it takes minutes to read some thousands. */
const MAX_DEPTH = 100;
const NESTED = new RegExp(
  String.raw`^(?:(?:[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]){${MAX_DEPTH}}|[ \t]{${4 * MAX_DEPTH}}\s*(?:[-+*]|\d{1,9}[.)])[ \t])`,
);
const RULE = /^(?:[-\s]*|[*\s]*)$/;

/** Lines that belong to no paragraph before them. */
const BEGINS = /^[ \t>]*(?:[-+*#|[]|\d{1,9}[.)]|$)/;

/**
 * Refuses a text with a paragraph that would take minutes to read: marks that may open or close something are each tried
 * with all others; or one with lists in lists without end. Throws an Error.
 */
export function refuseTangled(text: string): void {
  let marks = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    if (NESTED.test(line) && !RULE.test(line)) throw new Error('it is nested too deep');
    if (BEGINS.test(line.slice(0, 100))) marks = 0;
    marks += line.match(/[[*~]|<[!?]/g)?.length ?? 0;
    if (marks > MAX_MARKS) throw new Error('a paragraph has more marks than can be told apart');
  }
}

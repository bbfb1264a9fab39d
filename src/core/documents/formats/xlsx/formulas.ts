/** What formulas and the like say of texts in a workbook, which may then not change. */
export interface Mentions {
  /** Texts that formulas compare with, pivot tables and filters hold; in lower case. */
  texts: Set<string>;
  /** Names of sheets that something refers to. */
  sheets: Set<string>;
  /** Whether a formula names the columns of a table. */
  columns: boolean;
}

/** Notes what a formula mentions. `sheetNames`: all there are. */
export function readFormula(
  formula: string,
  sheetNames: readonly string[],
  mentions: Mentions,
): void {
  for (const [, literal = ''] of formula.matchAll(/"((?:[^"]|"")*)"/g)) {
    for (const text of [literal.replaceAll('""', '"'), ...literal.split(',')]) {
      if (text !== '') mentions.texts.add(text.trim().toLowerCase());
    }
  }
  if (/[\w\p{L}]\[|\[[[@#]/u.test(formula)) mentions.columns = true;
  readReference(formula, sheetNames, mentions);
}

/** Notes the sheets that a reference names; one too many rather than one too few. */
export function readReference(
  reference: string,
  sheetNames: readonly string[],
  mentions: Mentions,
): void {
  if (!/[!"#]/.test(reference)) return;
  const folded = reference.toLowerCase();
  for (const name of sheetNames) {
    const isQuoted = folded.includes(name.toLowerCase().replaceAll("'", "''"));
    if (isQuoted) mentions.sheets.add(name);
  }
}

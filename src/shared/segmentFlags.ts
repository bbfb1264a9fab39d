/**
 * What the output guard looks for in a translation, each of which can be turned off; what it finds and cannot mend is a
 * flag of the segment by the same name. Apart from the schemas, as the window needs the list too.
 *
 * `additions`: remarks, notes or quotation marks that are the model's own. `untranslated`: the source again. `language`:
 * another language than asked for. `answer`: a reply to the text instead of its translation. `repetition`: it went round
 * in circles. `truncated`: it has no end. `numbers`, `urls`, `emails`, `placeholders`: lost or invented. `lineBreaks`:
 * other lines than the source. `brackets`: they do not pair as in the source. `terms`: a term of the glossary is missing.
 * `forbidden`: a word that the glossary forbids.
 */
export const GUARD_CHECKS = [
  'additions',
  'untranslated',
  'language',
  'answer',
  'repetition',
  'truncated',
  'numbers',
  'urls',
  'emails',
  'placeholders',
  'lineBreaks',
  'brackets',
  'terms',
  'forbidden',
] as const;
export type GuardCheck = (typeof GUARD_CHECKS)[number];

/** Languages that share so many words that a text may well look like one of the others. */
const CLOSE = [
  'nb nn da sv no',
  'hr sr bs sl mk me sh cnr',
  'id ms jv su min ban bjn ace',
  'cs sk',
  'es gl pt ca ast oc an ext',
  'it sc co vec lmo scn fur lij',
  'ru uk be bg mk rue',
  'hi mr ne bho mai awa mag hne sa',
  'ar arz fa ur ps ckb sd ug azb ks',
  'af nl li fy nds',
  'de lb nds gsw bar',
  'tr az tk crh uz ug',
  'kk ky tt ba',
  'zh-Hans zh-Hant yue',
  'xh zu ss nd nso st tn',
  'rn rw',
  'fo is',
  'en sco',
  'fil tl ceb ilo war',
].map((group) => new Set(group.split(' ')));

/** Whether two languages (BCP 47) are easily taken for each other. */
export function areClose(one: string, other: string): boolean {
  return one === other || CLOSE.some((group) => group.has(one) && group.has(other));
}

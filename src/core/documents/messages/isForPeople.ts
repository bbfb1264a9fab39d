const DATE_PART =
  '(?:Y{2,4}|y{1,4}|M{1,4}|D{1,2}|d{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|[aAZ]|E{1,4})';
/** What programs write in one word: a path, an identifier, a date, a colour, a version, a hash, a pattern of a date. */
const CODES: readonly RegExp[] = [
  /^[A-Za-z]$/,
  /^(?:true|false|null|undefined)$/,
  // An address, a scheme, a path, a MIME type.
  /^[a-z][a-z\d+.-]*:[\w/\\?#.+-]/i,
  /^(?:\.{0,2}|~|@[\w.-]+)\/\S/,
  /^[\w.@~*-]+(?:\/[\w.@~*-]+){2,}\/?$/,
  /^[a-z\d.+_@*-]+\/[a-z\d.+_@*-]+$/,
  /^[^\s@]+@[^\s@]+$/,
  // camelCase, PascalCase, snake_case, kebab-case, dotted.names, selectors, expressions.
  /^[a-z]+(?:[A-Z][a-z\d]*)+$/,
  /^\W?\w*[A-Za-z\d]_[A-Za-z\d]\w*\W?$/,
  /^-{0,2}[a-z\d_]+(?:-[a-z\d_]+)+$/,
  /^(?:[A-Z][a-z\d]+){2,}$/,
  /^[\w$-]+(?:[.:][\w$*-]+)+$/,
  /^[#.$@%*&~^-][\w-]+$/,
  /^\^\S*\$$/,
  /^(?:rgb|rgba|hsl|hsla|var|url|calc)\(/,
  // Numbers with letters in them, versions, dates and their patterns, hashes, base64.
  /^[v^~<>=]*\d[\w.:+/-]*%?$/i,
  /^[a-z]+\d[a-z\d]*$/,
  new RegExp(`^${DATE_PART}(?:[-/.:,]${DATE_PART})+,?$`),
  /^[\da-f]{8,}$/i,
  /^(?=[\w+/-]*\d)(?=[\w+/-]*[A-Z])[\w+/-]{20,}={0,2}$/,
];
/** Keys whose values programs compare, when those are a single lower-case word. */
const TECHNICAL_KEYS = new Set(
  (
    '_id id uuid guid key kind type class classname role lang locale language encoding charset ' +
    'format icon image img src href url uri path file version license main module method env ' +
    'target engine color colour variant align theme layout style'
  ).split(' '),
);
const PLACEHOLDER =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{[\w.,:# -]*\}|%\([\w.]+\)[a-z]|%\{\w+\}|%(?:\d+\$)?[-+\d.]*[a-z@%]|\$t\([^()]*\)|&#?\w+;/gi;
const URL_ALONE = /^[a-z][a-z\d+.-]*:\/\/\S+$/i;
/** A longer word is data. */
const MAX_WORD = 200;
const MAX_TEXT = 2000;

/**
 * Whether a value of a data file is something people read: it has a letter, and is not made of codes alone. Under `$…`
 * and the usual technical keys a single lower-case word is a code as well.
 */
export function isForPeople(value: string, key: string): boolean {
  const text = value.trim();
  if (key.startsWith('$') || !/\p{L}/u.test(text)) return false;
  // No identifier is in another script than ours.
  if (/[^\p{ASCII}\P{L}]/u.test(text)) return !URL_ALONE.test(text);
  if (text.length > MAX_TEXT) return /\s/.test(text);
  const words = text.replace(PLACEHOLDER, ' ').split(/\s+/);
  const said = words.filter((word) => /[A-Za-z]/.test(word));
  if (said.every(isCode)) return false;
  return !(TECHNICAL_KEYS.has(key.toLowerCase()) && /^[a-z]+$/.test(text));
}

function isCode(word: string): boolean {
  return word.length > MAX_WORD || CODES.some((code) => code.test(word));
}

/** Where a text is to stand. */
export interface Place {
  /** What its line has before it already; empty at a line's begin. */
  before: string;
  /** What follows it, empty at the end. */
  after: string;
  inCell: boolean;
  /** In the text of a link or an image. */
  inLabel: boolean;
  mdx: boolean;
  /** Two of them may make a formula or strike something out. */
  manyDollars: boolean;
  manyTildes: boolean;
}

/** How much is escaped: what would be read as Markdown, all that could be, everything. */
export type Care = 'light' | 'full' | 'entities';

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/** What people read, as Markdown of which nothing is read as markup. */
export function escapeMarkdown(text: string, place: Place, care: Care): string {
  if (care === 'entities')
    return text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const escaped =
    care === 'full'
      ? text.replace(/[\\`*_{}[\]()#+\-.!<>|~$:=@&]/g, (mark) =>
          mark === '&' ? '&amp;' : `\\${mark}`,
        )
      : text.replace(/[\\`*_~$<&[\]!|{}]/g, (mark, at: number) =>
          isMarkup(mark, text, at, place) ? (mark === '&' ? '&amp;' : `\\${mark}`) : mark,
        );
  return place.before === '' && !place.inCell ? escapeLineBegin(escaped, place) : escaped;
}

function isMarkup(mark: string, text: string, at: number, place: Place): boolean {
  const before = text[at - 1] ?? place.before.at(-1) ?? ' ';
  const after = text[at + 1] ?? (place.after === '' ? ' ' : place.after.slice(0, 1));
  const isLast = at === text.length - 1;
  switch (mark) {
    case '\\':
      return isLast || PUNCTUATION.test(after);
    case '*':
      return !(before === ' ' && after === ' ');
    case '_':
      return !(before === ' ' && after === ' ') && !(WORD.test(before) && WORD.test(after));
    case '`':
      return true;
    case '~':
      return place.manyTildes;
    case '$':
      return place.manyDollars;
    case '<':
      return place.mdx || /[A-Za-z/!?]/.test(after);
    case '&':
      return /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{0,30});/.test(text.slice(at, at + 40));
    case '[':
      return place.inLabel || /^\[(?:\^|[^\]]{0,500}\][([:])/.test(text.slice(at, at + 510));
    case ']':
      return place.inLabel || (isLast && /^[([:]/.test(place.after));
    case '!':
      return isLast && place.after.startsWith('[');
    case '|':
      return place.inCell;
    default:
      return place.mdx;
  }
}

const LINE_BEGINS = [
  /^()#(?=#{0,5}(?:\s|$))/,
  /^()>/,
  /^()-(?=[-\s:|]|$)/,
  /^()\+(?=[+\s]|$)/,
  /^()[*_](?=\s|$)/,
  /^()=(?==*\s*$)/,
  /^()~(?=~~)/,
  /^()\$(?=\$)/,
  /^()\[(?=[ xX]\](?:\s|$))/,
  /^(\d{1,9})[.)](?=\s|$)/,
];

/** Only at the begin of a line these are a heading, a quotation, a list, a rule, a fence. */
function escapeLineBegin(text: string, { mdx }: Place): string {
  for (const begin of LINE_BEGINS)
    if (begin.test(text))
      return text.replace(begin, (found) => `${found.slice(0, -1)}\\${found.slice(-1)}`);
  return mdx && /^(?:import|export)\s/.test(text)
    ? `&#${text.charCodeAt(0)};${text.slice(1)}`
    : text;
}

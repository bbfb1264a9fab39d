import { MAX_TEXT, PairProblem } from './foundPair.ts';

const MAX_COLUMNS = 200;

/**
 * The rows of CSV text as it comes, in quotes or not, with any end of line. Errors: `PairProblem` for a field without an
 * end.
 */
export function createCsvRows(delimiter: string, row: (fields: string[]) => void) {
  let fields: string[] = [];
  let field = '';
  let state: 'begin' | 'bare' | 'quoted' | 'quote' = 'begin';
  /** Behind a carriage return, a line feed ends no other line. */
  let returned = false;
  const special = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\r\n]`, 'g');

  function endField(): void {
    if (fields.length < MAX_COLUMNS) fields.push(field);
    field = '';
    state = 'begin';
  }

  function endRow(): void {
    endField();
    const isEmpty = fields.length === 1 && fields[0] === '';
    if (!isEmpty) row(fields);
    fields = [];
  }

  function append(text: string): void {
    if (field.length + text.length > MAX_TEXT)
      throw new PairProblem(
        state === 'quoted' ? 'a quotation mark has no second one' : 'a line has no end',
      );
    field += text;
  }

  function quoted(text: string, at: number): number {
    const end = text.indexOf('"', at);
    append(text.slice(at, end < 0 ? undefined : end));
    if (end < 0) return text.length;
    state = 'quote';
    return end + 1;
  }

  function bare(text: string, at: number): number {
    special.lastIndex = at;
    const end = special.exec(text)?.index ?? -1;
    append(text.slice(at, end < 0 ? undefined : end));
    if (end < 0) return text.length;
    if (text[end] === delimiter) endField();
    else {
      endRow();
      returned = text[end] === '\r';
    }
    return end + 1;
  }

  return {
    write(text: string): void {
      for (let at = 0; at < text.length;) {
        const character = text[at];
        if (returned && character === '\n') at++;
        else if (state === 'quoted') at = quoted(text, at);
        else if (state === 'begin' && character === '"') {
          state = 'quoted';
          at++;
        } else if (state === 'quote' && character === '"') {
          append('"');
          state = 'quoted';
          at++;
        } else {
          state = 'bare';
          returned = false;
          at = bare(text, at);
          continue;
        }
        returned = false;
      }
    },
    end(): void {
      if (state === 'quoted') throw new PairProblem('it ends in the middle');
      if (fields.length > 0 || field !== '') endRow();
    },
  };
}

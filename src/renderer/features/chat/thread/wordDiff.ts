import { diffArrays } from 'diff';

/** A piece of both texts, of the old one only (`delete`) or of the new one only (`insert`). */
export interface DiffPart {
  kind: 'same' | 'insert' | 'delete';
  text: string;
}

/** Words that came or went, beyond which comparing would take too long. */
const MAX_EDITS = 1000;
/** With a larger share of the words changed, the marks would hide the text. */
const MAX_CHANGED = 0.8;
const BLANK = /^\s+$/;
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * What changed from one text to the other, word by word, also where words are written without spaces. Without the
 * insertions the parts are the old text, without the deletions the new one, to the character. Null where it would not
 * help: nearly all of it is new, or it takes too long to find out.
 */
export function wordDiff(before: string, after: string): DiffPart[] | null {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDITS });
  if (!changes) return null;
  const parts = joinAcrossBlanks(
    changes.map(({ value, added, removed }) => ({
      kind: added ? 'insert' : removed ? 'delete' : 'same',
      text: value.join(''),
    })),
  );
  return shareChanged(parts) > MAX_CHANGED ? null : parts;
}

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

/** A space that stayed between two changed words would tear the change into words: it goes with them, on both sides. */
function joinAcrossBlanks(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let deleted = '';
  let inserted = '';
  const flush = () => {
    if (deleted !== '') joined.push({ kind: 'delete', text: deleted });
    if (inserted !== '') joined.push({ kind: 'insert', text: inserted });
    deleted = inserted = '';
  };
  parts.forEach(({ kind, text }, i) => {
    const isBetween = deleted !== '' && inserted !== '' && i < parts.length - 1;
    if (kind === 'delete') deleted += text;
    else if (kind === 'insert') inserted += text;
    else if (BLANK.test(text) && isBetween) {
      deleted += text;
      inserted += text;
    } else {
      flush();
      joined.push({ kind, text });
    }
  });
  flush();
  return joined;
}

function shareChanged(parts: readonly DiffPart[]): number {
  const lengthOf = (of: DiffPart['kind']) =>
    parts.reduce((sum, { kind, text }) => sum + (kind === of ? text.length : 0), 0);
  const changed = Math.max(lengthOf('insert'), lengthOf('delete'));
  return changed === 0 ? 0 : changed / (changed + lengthOf('same'));
}

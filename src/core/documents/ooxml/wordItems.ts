import { attribute, descendants, type XmlElement } from '../xml/parseXml.ts';
import type { Format, Item } from './inline.ts';
import { child, tagOf, textIn } from './names.ts';
import { atomsOf, pieceOf, type Atom } from './wordAtoms.ts';
import { fieldsAmong, resultIsText, type OpenField } from './wordFields.ts';

/** What is known from one paragraph of a part to the next. */
export interface Story {
  text: string;
  formatOf: (run: XmlElement) => Format;
  /** Fields of the paragraph that are not folded: they end elsewhere (a table of contents). */
  fields: OpenField[];
  /** Bookmarks that are of no use, by their number. */
  droppedBookmarks: Set<string>;
}

/** They hold runs that are read on as text. */
const PAIRS = new Set(['w:hyperlink', 'w:ins', 'w:moveTo', 'w:customXml', 'w:dir', 'w:bdo']);
/** They may be repeated in a bilingual paragraph; anything else may not. */
const REPEATABLE = new Set(['w:tab', 'w:br', 'w:cr', 'w:sym', 'w:ptab', 'm:oMath', 'w:fldSimple']);

/** What stands in a paragraph, a hyperlink or the like, in its order. */
export function itemsIn(holder: XmlElement, story: Story): Item[] {
  return itemsOf(atomsOf(holder), story);
}

/** Fields in fields in fields, deeper than any real ones. */
const MAX_FIELD_DEPTH = 10;

function itemsOf(atoms: readonly Atom[], story: Story, depth = 0): Item[] {
  const fieldsHere = fieldsAmong(atoms);
  const { text, fields } = story;
  const items: Item[] = [];
  /** Marks without text that follow each other are one. */
  let marks: [Atom, Atom] | undefined;
  const endMarks = () => {
    if (marks) items.push(alone(marks[0], marks[1], story, { once: true }));
    marks = undefined;
  };
  const mark = (atom: Atom) => {
    if (marks?.[0].holder !== atom.holder) endMarks();
    marks = [marks?.[0] ?? atom, atom];
  };

  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index];
    if (!atom) break;
    if (atom.tag === 'w:fldChar') {
      const type = attribute(atom.node, 'fldCharType');
      const field = type === 'begin' ? fieldsHere.get(index) : undefined;
      const { separate, end } = field ?? {};
      const last = end === undefined ? undefined : atoms[end];
      if (field && last && end !== undefined) {
        endMarks();
        const middle = separate === undefined ? undefined : atoms[separate];
        if (
          middle &&
          separate !== undefined &&
          depth < MAX_FIELD_DEPTH &&
          resultIsText(field.code)
        ) {
          items.push({
            kind: 'pair',
            open: pieceOf(text, atom, middle),
            close: pieceOf(text, last, last),
            items: itemsOf(atoms.slice(separate + 1, end), story, depth + 1),
            ...places(atom, last),
          });
        } else {
          const shown = visible(atoms.slice((separate ?? end) + 1, end));
          items.push(alone(atom, last, story, { text: shown }));
        }
        index = end;
        continue;
      }
      if (type === 'begin') fields.push({ inCode: true });
      else if (type === 'end') fields.pop();
      else fields.splice(-1, 1, { inCode: false });
      mark(atom);
    } else if (isMark(atom) || fields.some(({ inCode }) => inCode)) {
      if (!isDropped(atom, story)) mark(atom);
    } else {
      endMarks();
      items.push(itemOf(atom, story));
    }
  }
  endMarks();
  return items;
}

/** What has no text of its own to show. */
const MARKS = new Set([
  ...['w:instrText', 'w:delText', 'w:delInstrText', 'w:del', 'w:moveFrom', 'hidden'],
  ...['w:commentReference', 'w:annotationRef'],
]);
const RANGE =
  /^w:(bookmark|comment|perm|move(From|To)Range|customXml(Ins|Del|Move))\w*(Start|End)$/;

const isMark = ({ tag }: Atom) => MARKS.has(tag) || RANGE.test(tag);

/** The place where Word last edited. */
function isDropped({ node, tag }: Atom, { droppedBookmarks }: Story): boolean {
  const id = attribute(node, 'id') ?? '';
  if (tag === 'w:bookmarkStart' && attribute(node, 'name') === '_GoBack') droppedBookmarks.add(id);
  return tag.startsWith('w:bookmark') && droppedBookmarks.has(id);
}

function itemOf(atom: Atom, story: Story): Item {
  const { node, tag, run } = atom;
  const value = run && characters(node, tag);
  if (run && value !== undefined) {
    return { kind: 'text', value, format: story.formatOf(run), ...places(atom, atom) };
  }
  const content = tag === 'w:sdt' ? child(node, 'w:sdtContent') : node;
  const code = tag === 'w:fldSimple' ? (attribute(node, 'instr') ?? '') : '';
  if (content && (PAIRS.has(tag) || tag === 'w:sdt' || (code !== '' && resultIsText(code)))) {
    return {
      kind: 'pair',
      open: { begin: node.begin, end: content.openEnd },
      close: { begin: content.closeBegin, end: node.end },
      items: itemsIn(content, story),
      ...places(atom, atom),
    };
  }
  const shown =
    tag === 'w:br' || tag === 'w:cr'
      ? '↵'
      : tag === 'w:tab'
        ? '⇥'
        : tag === 'm:oMath' || tag === 'w:fldSimple'
          ? readable(node)
          : undefined;
  return alone(atom, atom, story, { once: !REPEATABLE.has(tag), text: shown });
}

/** The text of an element in a run, where it is text. */
function characters(node: XmlElement, tag: string): string | undefined {
  if (tag === 'w:noBreakHyphen') return '\u2011';
  if (tag === 'w:softHyphen') return '\u00AD';
  if (tag === 'w:ruby') {
    const base = child(node, 'w:rubyBase');
    return base && [...descendants(base, (one) => tagOf(one) === 'w:t')].map(textIn).join('');
  }
  if (tag !== 'w:t') return undefined;
  const value = textIn(node).replace(/[\t\r\n]+/g, ' ');
  return attribute(node, 'space') === 'preserve' ? value : value.replace(/^ +| +$/g, '');
}

function alone(
  first: Atom,
  last: Atom,
  { text, formatOf }: Story,
  { once = false, text: shown }: { once?: boolean; text?: string | undefined },
): Item {
  return {
    kind: 'alone',
    piece: pieceOf(text, first, last),
    once,
    ...(shown === undefined ? {} : { text: shown }),
    ...(first.run ? { format: formatOf(first.run) } : {}),
    ...places(first, last),
  };
}

function places(first: Atom, last: Atom): { cutBefore?: number; cutAfter?: number } {
  return {
    ...(first.cutBefore === undefined ? {} : { cutBefore: first.cutBefore }),
    ...(last.cutAfter === undefined ? {} : { cutAfter: last.cutAfter }),
  };
}

function visible(atoms: readonly Atom[]): string {
  return atoms.map(({ node, tag }) => (tag === 'w:t' ? textIn(node) : '')).join('');
}

function readable(node: XmlElement): string {
  const isText = (one: XmlElement) => ['w:t', 'm:t'].includes(tagOf(one));
  return [...descendants(node, isText)].map(textIn).join('');
}

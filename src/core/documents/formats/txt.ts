import { textOf } from '#shared/content.ts';
import type { DocumentFormat } from '../document.ts';
import type { Range, Region } from '../splice/region.ts';
import { textDocument } from '../splice/textDocument.ts';
import { decodeBytes } from '../text/decode.ts';
import { hasLetters, lineBreakOf, linesOf, plainLine } from '../text/lines.ts';
import { preparingTargets } from '../text/plainTargets.ts';
import { joinLines, widthOf, wrapText } from '../text/wrap.ts';
import { continues, textLine, type TextLine, wrapColumns } from './txt/hardWrap.ts';

const MAX_HEADING_COLUMNS = 60;

/**
 * Plain text. A line is a unit, without its indentation and bullet; where lines were broken at a certain width, the
 * paragraph is one, and its translation is broken at the same width. Columns of a table are units of their own.
 */
export const txt: DocumentFormat = {
  id: 'txt',
  recognizes: () => false,
  read({ bytes, from, path }, { toUtf8 }) {
    const { text, encode } = decodeBytes(bytes, from, { toUtf8, path });
    const document = textDocument(text, regionsOf(text), bytes, encode);
    return Promise.resolve(preparingTargets(document, (target) => [textOf(target)]));
  },
};

function regionsOf(text: string): Region[] {
  const lineBreak = lineBreakOf(text);
  const lines = linesOf(text).map((line) => textLine(text, line));
  const columns = wrapColumns(text, lines);
  const regions: Region[] = [];
  for (let at = 0; at < lines.length;) {
    const paragraph = paragraphAt(text, lines, at, columns);
    const isAlone = isBlank(lines[at - 1]) && isBlank(lines[at + 1]);
    at += paragraph.length;
    if (columns !== undefined && paragraph.length > 1) {
      regions.push(wrappedRegion(text, paragraph, columns, lineBreak));
      continue;
    }
    for (const line of paragraph) {
      for (const region of lineRegions(text, line, lineBreak, isAlone)) regions.push(region);
    }
  }
  return regions.filter(({ content }) => hasLetters(textOf(content)));
}

function paragraphAt(
  text: string,
  lines: readonly TextLine[],
  first: number,
  columns: number | undefined,
): TextLine[] {
  let end = first + 1;
  for (; columns !== undefined && end < lines.length; end++) {
    const [line, next] = [lines[end - 1], lines[end]];
    if (!line || !next || !continues(text, line, next, columns)) break;
  }
  return lines.slice(first, end);
}

function lineRegions(text: string, line: TextLine, lineBreak: string, isAlone: boolean): Region[] {
  const cells = cellsOf(text, line.text);
  const [cell] = cells;
  const isHeading =
    isAlone &&
    cells.length === 1 &&
    line.bullet === '' &&
    line.width <= MAX_HEADING_COLUMNS &&
    !/[.!?。！？:：;；,，]$/.test(cell?.value ?? '');
  return cells.map(({ value, ...range }) => ({
    ...range,
    content: [value],
    heading: isHeading,
    tags: new Map(),
    separator: cells.length > 1 ? ' / ' : lineBreak + hangingIndent(line),
    encode: oneCell,
  }));
}

/** A line's text, cut where there are tabs or at least three spaces. */
function cellsOf(text: string, range: Range): (Range & { value: string })[] {
  return [...text.slice(range.begin, range.end).matchAll(/(?:(?!\t| {3}).)+/gsu)].flatMap(
    (match) => {
      const left = match[0].length - match[0].trimStart().length;
      const value = match[0].trim();
      const begin = range.begin + match.index + left;
      return value === '' ? [] : [{ begin, end: begin + value.length, value }];
    },
  );
}

function wrappedRegion(
  text: string,
  paragraph: readonly TextLine[],
  columns: number,
  lineBreak: string,
): Region {
  const [first, second] = paragraph;
  const begin = first?.text.begin ?? 0;
  const end = paragraph.at(-1)?.text.end ?? begin;
  const firstColumn = widthOf(text.slice(first?.begin, begin));
  const indent = second?.indent ?? '';
  return {
    begin,
    end,
    content: [joinLines(paragraph.map((line) => text.slice(line.text.begin, line.text.end)))],
    tags: new Map(),
    separator: lineBreak + lineBreak + (first ? hangingIndent(first) : ''),
    encode: (target) => {
      const room = columns - widthOf(indent);
      const lines = wrapText(oneCell(target), room, firstColumn - widthOf(indent));
      return lines.join(lineBreak + indent);
    },
  };
}

function oneCell(text: string): string {
  return plainLine(text).replace(/\t+| {3,}/g, ' ');
}

function hangingIndent({ indent, bullet }: TextLine): string {
  return indent + ' '.repeat(widthOf(bullet));
}

function isBlank(line: TextLine | undefined): boolean {
  return !line || line.text.begin === line.text.end;
}

import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Document, DocumentFormat, Targets } from '../document.ts';
import { readMarkdown, type MarkdownText } from '../markdown/markdownText.ts';

/** Jupyter notebooks: the cells with Markdown. Code, outputs and the JSON around them stay as they are. */
export const ipynb: DocumentFormat = {
  id: 'ipynb',
  recognizes: () => false,
  read({ bytes }) {
    return Promise.resolve(notebook(bytes));
  },
};

/** A cell's source in the JSON, and the Markdown in it; `firstUnit` counts in the notebook. */
interface Cell {
  source: Node;
  markdown: MarkdownText;
  firstUnit: number;
}

function notebook(bytes: Uint8Array): Document {
  const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const bom = json.startsWith('\uFEFF') ? 1 : 0;
  const errors: ParseError[] = [];
  const root = parseTree(json.slice(bom).padStart(json.length), errors, { disallowComments: true });
  if (!root || errors.length > 0) throw new Error('it is not valid JSON');
  const cells: Cell[] = [];
  let firstUnit = 0;
  for (const source of markdownSources(root)) {
    const markdown = readMarkdown(textOfSource(source));
    cells.push({ source, markdown, firstUnit });
    firstUnit += markdown.units.length;
  }
  return {
    units: cells.flatMap(({ markdown }) => markdown.units),
    write(targets, options) {
      let written = '';
      let at = 0;
      for (const { source, markdown, firstUnit } of cells) {
        const own: Targets = new Map(
          markdown.units.flatMap((_, index) => {
            const target = targets.get(firstUnit + index);
            return target ? [[index, target] as const] : [];
          }),
        );
        const text = own.size === 0 ? undefined : markdown.write(own, options);
        if (text === undefined || text === textOfSource(source)) continue;
        written += json.slice(at, source.offset) + sourceOf(text, source, json);
        at = source.offset + source.length;
      }
      return Promise.resolve(at === 0 ? bytes : Buffer.from(written + json.slice(at)));
    },
  };
}

/** The sources of the cells with Markdown, also of notebooks of version 3, whose cells are in worksheets. */
function markdownSources(root: Node): Node[] {
  const sheets = findNodeAtLocation(root, ['worksheets'])?.children ?? [root];
  const cells = sheets.flatMap((sheet) => findNodeAtLocation(sheet, ['cells'])?.children ?? []);
  return cells.flatMap((cell) => {
    const type: unknown = findNodeAtLocation(cell, ['cell_type'])?.value;
    const source = findNodeAtLocation(cell, ['source']);
    const isText = source?.type === 'string' || source?.type === 'array';
    return isText && (type === 'markdown' || type === 'heading') ? [source] : [];
  });
}

/** A source is a string, or an array of lines that have their ends. */
function textOfSource({ type, value, children = [] }: Node): string {
  const lines: unknown[] = type === 'array' ? children.map((line): unknown => line.value) : [value];
  return lines.filter((line) => typeof line === 'string').join('');
}

/** A text as the source of a cell, laid out as the one in its place. */
function sourceOf(
  text: string,
  { type, offset, length, children = [] }: Node,
  json: string,
): string {
  if (type === 'string') return JSON.stringify(text);
  const first = children[0];
  const last = children.at(-1);
  if (!first || !last) return '[]';
  const begin = json.slice(offset + 1, first.offset);
  const end = json.slice(last.offset + last.length, offset + length - 1);
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return `[${begin}${lines.map((line) => JSON.stringify(line)).join(`,${begin}`)}${end}]`;
}

import type { Nodes, PhrasingContent, Root } from 'mdast';
import { inlineContent } from './inline.ts';
import type { Leaf } from './leaf.ts';
import { rangeOf } from './tree.ts';

/** The blocks of a text that have text in them, in order, and a line for each other block between them. */
export function leavesOf(text: string, tree: Root, isMdx: boolean): Leaf[] {
  const leaves: Leaf[] = [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const waiting: { node: Nodes; within: string; parent: string }[] = [
    { node: tree, within: '', parent: '' },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent } = next;
    const structure = structureOf(node, next.within);
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      leaves.push(leafOf(text, node, { structure, parent, lineEnd, isMdx }));
    else if ('children' in node)
      for (const child of node.children.toReversed())
        waiting.push({ node: child, within: structure, parent: node.type });
    else leaves.push(otherBlock(node, structure));
  }
  return leaves;
}

/** Paths of blocks grow with their depth; beyond this only the depth is kept. */
const MAX_PATH = 200;

function structureOf(node: Nodes, within: string): string {
  if (node.type === 'heading') return `${within}/heading${node.depth}`;
  if (node.type === 'list') return `${within}/list${node.ordered ? 1 : 0}`;
  if (node.type === 'listItem' && typeof node.checked === 'boolean') return `${within}/task`;
  return within.length > MAX_PATH ? `${within}/` : `${within}/${node.type}`;
}

function otherBlock(node: Nodes, structure: string): Leaf {
  const value = 'value' in node ? node.value : '';
  return {
    ...{ ...rangeOf(node), kind: 'paragraph', structure: `${structure} ${value}`, prefix: '' },
    ...{ separator: '', content: [], tags: new Map() },
  };
}

interface Place {
  structure: string;
  parent: string;
  lineEnd: string;
  isMdx: boolean;
}

function leafOf(
  text: string,
  node: Nodes & { children: PhrasingContent[] },
  { structure, parent, lineEnd, isMdx }: Place,
): Leaf {
  const outer = rangeOf(node);
  const first = node.children[0];
  const last = node.children.at(-1);
  const begin = first ? rangeOf(first).begin : outer.end;
  const end = last ? rangeOf(last).end : outer.end;
  const prefix = linePrefix(text, begin);
  const kind =
    node.type === 'tableCell'
      ? 'cell'
      : node.type === 'paragraph'
        ? 'paragraph'
        : text[outer.begin] === '#'
          ? 'atx'
          : 'setext';
  // What is not text but program: it looks like a paragraph to who knows no JSX.
  const isCode = isMdx && /^(?:(?:import|export)\s|<|\{)/.test(text.slice(begin, begin + 20));
  const inline = inlineContent(text, isCode ? [] : node.children, { lineBegin: prefix, isMdx });
  const separator =
    kind !== 'paragraph'
      ? isMdx
        ? '<br/>'
        : '<br>'
      : parent === 'listItem' || parent === 'footnoteDefinition'
        ? `\\${lineEnd}${prefix}`
        : `${lineEnd}${prefix.trimEnd()}${lineEnd}${prefix}`;
  return {
    ...{ begin, end, kind, structure, prefix, separator, ...inline },
    ...(node.type === 'heading' && { heading: true }),
  };
}

/** What the line of a block's begin has before it, as a further line of the block needs it: list markers become spaces. */
function linePrefix(text: string, begin: number): string {
  const lineBegin =
    Math.max(text.lastIndexOf('\n', begin - 1), text.lastIndexOf('\r', begin - 1)) + 1;
  return text
    .slice(lineBegin, begin)
    .replace(/\[[ xX]\]\s*$/, '')
    .replace(/[^>\t ]/g, ' ');
}

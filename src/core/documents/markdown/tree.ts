import type { Nodes, Root } from 'mdast';
import { fromMarkdown, type Extension } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';

export interface Dialect {
  /** `$a$` is a formula, and `$5 and $6` would be one too. */
  dollars: boolean;
  /** `**注意：**请` is strong, as its author meant it and most programs do not read it. */
  lenient: boolean;
}

/** Without their last step, which finds further links in texts and loses the positions there. */
const withPositions = (extensions: readonly Extension[]): Extension[] =>
  extensions.map((extension) => ({ ...extension, transforms: [] }));

const nodeMakers: Extension[] = [
  ...withPositions(gfmFromMarkdown()),
  mathFromMarkdown(),
  ...[frontmatterFromMarkdown(['yaml', 'toml'])].flat(),
];

/** The tree of a Markdown text (CommonMark, GitHub's additions, formulas, front matter) with offsets; it has no byte order mark. */
export function markdownTree(text: string, { dollars, lenient }: Dialect): Root {
  return fromMarkdown(text, {
    extensions: [
      frontmatter(['yaml', 'toml']),
      gfm(),
      math({ singleDollarTextMath: dollars }),
      ...(lenient ? [cjkFriendlyExtension(), gfmStrikethroughCjkFriendly()] : []),
    ],
    mdastExtensions: nodeMakers,
  });
}

/** Whether dollars may stand around formulas, since they do not stand before sums: `$5 and $6`. */
export function mayBeMath(text: string, tree: Root): boolean {
  let formulas = 0;
  let sums = 0;
  for (const node of nodesOf(tree)) {
    if (node.type !== 'inlineMath') continue;
    const { begin, end } = rangeOf(node);
    const raw = text.slice(begin, end);
    if (raw.startsWith('$$')) continue;
    if (/^\$\S(?:[^]*\S)?\$$/.test(raw) && !/\d/.test(text[end] ?? '')) formulas++;
    else sums++;
  }
  return sums === 0 || formulas > sums;
}

/** All nodes, in order; without recursion, since a text may nest as deep as it is long. */
export function* nodesOf(tree: Nodes): Generator<Nodes> {
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
}

export function rangeOf(node: Nodes): { begin: number; end: number } {
  return { begin: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

import type { Nodes, PhrasingContent } from 'mdast';
import type { Content, InlineTag } from '#shared/content.ts';
import type { MarkdownTag } from './leaf.ts';
import { rangeOf } from './tree.ts';

const MAX_DEPTH = 50;
/** Scripts that are written without spaces, so that a line's end is none either. */
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u;

const HTML = {
  emphasis: ['<em>', '</em>'],
  strong: ['<strong>', '</strong>'],
  delete: ['<del>', '</del>'],
} as const;

/** The content of a block, and what its tags stand for. `lineBegin` is what a further line of the block begins with. */
export function inlineContent(
  text: string,
  nodes: readonly PhrasingContent[],
  { lineBegin, isMdx }: { lineBegin: string; isMdx: boolean },
): { content: Content; tags: Map<number, MarkdownTag> } {
  const content: (string | InlineTag)[] = [];
  const tags = new Map<number, MarkdownTag>();

  function say(said: string) {
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + said;
    else if (said !== '') content.push(said);
  }

  function alone(node: Nodes, sign: string, shown: string, written?: string) {
    const { begin, end } = rangeOf(node);
    const id = tags.size + 1;
    const kind = node.type === 'break' ? 'break' : 'alone';
    tags.set(id, { kind, sign, alone: written ?? text.slice(begin, end) });
    content.push({ kind: 'alone', id, text: shown.length > 60 ? `${shown.slice(0, 59)}…` : shown });
  }

  /** A link that is its own text, with or without brackets around it. */
  function address(node: Extract<PhrasingContent, { type: 'link' }>, raw: string, shown: string) {
    const id = tags.size + 1;
    const short = isMdx || shown.startsWith('www.') ? `[${shown}](${node.url})` : `<${shown}>`;
    const closed = raw === shown ? short : raw;
    tags.set(id, { kind: 'address', sign: `address ${node.url}`, alone: raw, closed });
    content.push({ kind: 'alone', id, text: shown });
  }

  function pair(tag: MarkdownTag, inside: () => void) {
    const id = tags.size + 1;
    tags.set(id, tag);
    content.push({ kind: 'open', id });
    inside();
    content.push({ kind: 'close', id });
  }

  function parent(node: Extract<PhrasingContent, { children: unknown[] }>, depth: number) {
    const outer = rangeOf(node);
    const raw = text.slice(outer.begin, outer.end);
    const first = node.children[0];
    const last = node.children.at(-1);
    if (!first || !last || depth > MAX_DEPTH) {
      alone(node, `${node.type} ${raw}`, raw);
      return;
    }
    const inner = { begin: rangeOf(first).begin, end: rangeOf(last).end };
    const open = text.slice(outer.begin, inner.begin);
    const close = text.slice(inner.end, outer.end);
    const label = text.slice(inner.begin, inner.end);
    const inside = () => {
      node.children.forEach((child) => {
        visit(child, depth + 1);
      });
    };
    if (node.type === 'link') {
      if (['', 'http://', 'mailto:'].some((scheme) => scheme + label === node.url))
        address(node, raw, label);
      else
        pair({ kind: 'link', sign: `link ${node.url} ${node.title ?? ''}`, open, close }, inside);
    } else if (node.type === 'linkReference') {
      const sign = `ref ${node.identifier}`;
      if (node.referenceType === 'full') pair({ kind: 'link', sign, open, close }, inside);
      // Its text is what names the definition: once translated, that has to be said.
      else if (!/[\r\n]/.test(label))
        pair({ kind: 'link', sign, open, close: `][${label}]` }, inside);
      else alone(node, sign, raw);
    } else {
      const html = HTML[node.type];
      pair({ kind: 'emphasis', sign: node.type, open, close, html }, inside);
    }
  }

  function visit(node: PhrasingContent, depth: number) {
    const { begin, end } = rangeOf(node);
    const raw = text.slice(begin, end);
    switch (node.type) {
      case 'text':
        say(joinLines(node.value));
        break;
      case 'break': {
        const mark = raw.startsWith('\\') ? '\\' : '  ';
        alone(node, 'break', '↵', `${mark}${/\r?\n|\r/.exec(raw)?.[0] ?? '\n'}${lineBegin}`);
        break;
      }
      case 'inlineCode':
      case 'inlineMath':
        alone(node, `${node.type} ${node.value}`, node.value);
        break;
      case 'image':
      case 'imageReference': {
        const alt = node.alt ?? '';
        const address = node.type === 'image' ? `${node.url} ${node.title ?? ''}` : node.identifier;
        const sign = `image ${address}`;
        const close = closeOfImage(raw, alt);
        if (close === undefined) {
          alone(node, `${sign} ${alt}`, alt || '🖼');
          break;
        }
        const isShort = node.type === 'imageReference' && node.referenceType !== 'full';
        const label = raw.slice(2, close);
        pair(
          { kind: 'image', sign, open: '![', close: isShort ? `][${label}]` : raw.slice(close) },
          () => {
            say(alt);
          },
        );
        break;
      }
      case 'footnoteReference':
        alone(node, `note ${node.identifier}`, raw);
        break;
      case 'html':
        alone(node, `html ${node.value}`, raw);
        break;
      default:
        parent(node, depth);
    }
  }

  nodes.forEach((node) => {
    visit(node, 0);
  });
  return { content, tags };
}

/** Where the alternative text of an image ends, if it is nothing but text in one line. */
function closeOfImage(raw: string, alt: string): number | undefined {
  const label = /^!\[((?:[^\\[\]\r\n]|\\.)+)\]/.exec(raw)?.[1];
  if (label === undefined) return undefined;
  const read = label.replace(
    /\\([!-/:-@[-`{-~])|&#(\d{1,3});|&amp;/g,
    (_, escaped?: string, code?: string) =>
      escaped ?? (code === undefined ? '&' : String.fromCharCode(Number(code))),
  );
  return read === alt ? label.length + 2 : undefined;
}

/** Lines of a paragraph are one: their ends are spaces, but not between characters that take none. */
function joinLines(text: string): string {
  return text.replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, (_, at: number) => {
    const after = /^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
    const isClosed = NO_SPACES.test(text[at - 1] ?? '') && NO_SPACES.test(text[at + after] ?? '');
    return isClosed ? '' : ' ';
  });
}

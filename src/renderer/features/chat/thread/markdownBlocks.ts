/** A piece of a message; `plain` is what would cost the parser too much, and is shown as it is. */
export type MarkdownBlock =
  { kind: 'markdown' | 'plain'; text: string } | { kind: 'code'; text: string; language: string };

/** A block's length, and what makes the parser's time grow with its square or its depth. */
const MAX_BLOCK = 8000;
const MAX_DELIMITERS = 600;
const MAX_DEPTH = 10;
const DELIMITERS = /[[\]*_~`<>|!&\\@]/g;
const DEEP = new RegExp(
  `^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${MAX_DEPTH + 1}}`,
  'm',
);
const INDENTED = new RegExp(`^[ \\t]{${MAX_DEPTH * 4}}`, 'm');

const FENCE = /^( {0,3})(`{3,}|~{3,})([^`]*)$/;
const LIST_ITEM = /^ {0,3}([-+*]|\d{1,9}[.)])([ \t]|$)/;
const BLANK = /^\s*$/;
/** What may belong to the block above although a blank line is between. */
const CONTINUES = /^(\s|[-+*]|\d+[.)])/;
/** What any other block may refer to. */
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:/m;

/**
 * The message in blocks that are Markdown of their own, so that text that streams in touches the last one only. Code
 * between fences is taken out, but for that of a list; a fence that is never closed goes to the end.
 */
export function markdownBlocks(markdown: string): MarkdownBlock[] {
  if (DEFINITION.test(markdown)) return [textBlock(markdown)];
  const blocks: MarkdownBlock[] = [];
  let lines: string[] = [];
  let fence: { mark: string; indent: string; language: string } | null = null;
  const flush = () => {
    const text = lines.join('\n');
    if (fence) blocks.push({ kind: 'code', text, language: fence.language });
    else if (text.trim() !== '') blocks.push(textBlock(text));
    lines = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    const [, indent = '', mark, info] = FENCE.exec(line) ?? [];
    if (fence) {
      if (mark?.startsWith(fence.mark) && info?.trim() === '') {
        flush();
        fence = null;
      } else lines.push(withoutIndent(line, fence.indent.length));
    } else if (mark !== undefined && (indent === '' || !lines.some(isListItem))) {
      flush();
      fence = { mark, indent, language: info?.trim().split(/\s/, 1)[0] ?? '' };
    } else {
      if (BLANK.test(lines.at(-1) ?? 'x') && !CONTINUES.test(line) && line !== '') flush();
      lines.push(line);
    }
  }
  flush();
  return blocks;
}

const isListItem = (line: string): boolean => LIST_ITEM.test(line);

/** Without as much of its indent as its fence has. */
function withoutIndent(line: string, indent: number): string {
  return line.slice(Math.min(indent, line.length - line.trimStart().length));
}

function textBlock(text: string): MarkdownBlock {
  const isCostly =
    text.length > MAX_BLOCK ||
    (text.match(DELIMITERS)?.length ?? 0) > MAX_DELIMITERS ||
    DEEP.test(text) ||
    INDENTED.test(text);
  return { kind: isCostly ? 'plain' : 'markdown', text };
}

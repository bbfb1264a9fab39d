import { escapeAttribute, escapeXml } from '../xml/escapeXml.ts';
import type { Runs, Written, WrittenBlock } from './written.ts';

const STYLE = `body{max-width:45em;margin:2em auto;padding:0 1em;font:1rem/1.6 sans-serif}
table{border-collapse:collapse}td{border:1px solid #888;padding:.2em .5em;vertical-align:top}
.center{text-align:center}.item{padding-inline-start:1.5em;text-indent:-1.5em}`;

/** A page of HTML: it names its encoding and its language, and needs no other file. */
export function writeHtml({ blocks, language }: Written): Uint8Array {
  const direction = language.isRtl ? ' dir="rtl"' : '';
  const title = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.level > 0 ? block.texts.slice(-1) : [],
  )[0];
  const html = `<!DOCTYPE html>
<html lang="${escapeAttribute(language.to)}"${direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml((title ?? []).filter((run) => typeof run === 'string').join(''))}</title>
<style>
${STYLE}
</style>
</head>
<body>
${blocks.map(blockHtml).join('\n')}
</body>
</html>
`;
  return Buffer.from(html);
}

function blockHtml(block: WrittenBlock): string {
  if (block.kind === 'table') {
    const cell = (texts: readonly Runs[]) => `<td>${texts.map(runsHtml).join('<br>')}</td>`;
    const rows = block.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
    return `<table>\n${rows.join('\n')}\n</table>`;
  }
  const { level, marker, isCentered, texts } = block;
  const name = level > 0 ? `h${level}` : 'p';
  const kind = isCentered ? ' class="center"' : marker === '' ? '' : ' class="item"';
  return texts
    .map((text, index) => {
      const before = marker !== '' && index === 0 ? `${escapeXml(marker)} ` : '';
      return `<${name}${kind}>${before}${runsHtml(text)}</${name}>`;
    })
    .join('\n');
}

const runsHtml = (runs: Runs) =>
  runs
    .map((run) =>
      typeof run === 'string' ? escapeXml(run) : `<sup>${escapeXml(run.raised)}</sup>`,
    )
    .join('');

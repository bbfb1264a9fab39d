import type { WriteOptions } from '../document.ts';
import type { Range } from '../splice/region.ts';
import type { HtmlElement } from './tree.ts';

/** A part of the text that is written otherwise. */
export interface Edit extends Range {
  written: string;
}

const RTL = /^(?:ar|arc|ckb|dv|fa|he|iw|ku-arab|ps|sd|ug|ur|yi)(?:-|$)/i;
const LANGUAGES = new Set(['lang', 'xml:lang']);

/** What a translated page says of its language and the direction of its lines. */
export function languageEdits(
  root: HtmlElement,
  { from, to }: Pick<WriteOptions, 'from' | 'to'>,
  { xml = false } = {},
): Edit[] {
  const edits: Edit[] = [];
  const html = root.children.find((node) => node.kind === 'element' && node.name === 'html');
  const top = html?.kind === 'element' ? html : undefined;
  const source = primary(declaredOf(top) ?? (from === 'auto' ? '' : from));
  const isRtl = RTL.test(to);
  const direction = isRtl ? 'rtl' : 'ltr';
  const isTurned = isRtl !== RTL.test(source);

  function visit(element: HtmlElement): void {
    const isTop = element === top || element.name === 'body';
    for (const { name, value, range } of element.attributes) {
      if (!range) continue;
      const isLanguage = LANGUAGES.has(name) && value !== '';
      if (isLanguage && (element === top || primary(value) === source))
        edits.push({ ...range, written: to });
      const isContentLanguage =
        element.name === 'meta' && name === 'content' && isLanguageMeta(element);
      if (isContentLanguage) edits.push({ ...range, written: to });
      const isOtherWay = isTurned && /^(?:ltr|rtl)$/i.test(value);
      if (name === 'dir' && isOtherWay && (isTop || !isRtl))
        edits.push({ ...range, written: direction });
    }
    for (const child of element.children) if (child.kind === 'element') visit(child);
  }
  visit(root);

  if (top) {
    const has = (name: string) => top.attributes.some((one) => one.name === name);
    let added = '';
    if (!has('lang') && !has('xml:lang'))
      added += xml ? ` xml:lang="${to}" lang="${to}"` : ` lang="${to}"`;
    if (isTurned && isRtl && !has('dir')) added += ' dir="rtl"';
    const at = top.begin + '<html'.length;
    if (added !== '') edits.push({ begin: at, end: at, written: added });
  }
  return edits;
}

function isLanguageMeta({ attributes }: HtmlElement): boolean {
  return attributes.some(
    ({ name, value }) => name === 'http-equiv' && /^content-language$/i.test(value),
  );
}

function declaredOf(html: HtmlElement | undefined): string | undefined {
  return html?.attributes.find(({ name, value }) => LANGUAGES.has(name) && value !== '')?.value;
}

function primary(language: string): string {
  return language.split(/[-_]/)[0]?.toLowerCase() ?? '';
}

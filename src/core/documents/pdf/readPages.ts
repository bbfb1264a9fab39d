import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { AppError } from '#shared/errors.ts';

/** Text in one font in a line. In points, from the left and from the top of the page; `y` is the baseline. */
export interface Span {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Of the font. */
  size: number;
  bold: boolean;
  italic: boolean;
  rtl: boolean;
}

export interface Page {
  width: number;
  height: number;
  spans: readonly Span[];
}

/** A page of text has some thousands. */
const MAX_SPANS = 20_000;
/** So many pages without text are looked at for pictures of it. */
const LOOKED_AT = 5;
/** In characters: pages with less may be pictures. */
const HARDLY_ANY = 40;

/**
 * The text layer of a PDF, page by page. Nothing but what is in the bytes and in the library's own folder is read, no code
 * of the document runs. Errors: `document.encrypted`; others are of the library.
 */
export async function readPages(bytes: Uint8Array, path: string): Promise<Page[]> {
  // Images are not decoded: none is shown.
  return withDocument(bytes, path, { maxImageSize: 1 }, async (document) => {
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await readPage(page));
      page.cleanup();
    }
    return pages;
  });
}

/** Whether the pages that have hardly any text, by their index, have images instead. */
export async function haveImages(
  bytes: Uint8Array,
  path: string,
  pages: readonly number[],
): Promise<boolean> {
  const { OPS } = await library();
  const images = new Set<number>([
    ...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject],
  ]);
  return withDocument(bytes, path, {}, async (document) => {
    for (const index of pages.slice(0, LOOKED_AT)) {
      const page = await document.getPage(index + 1);
      const { fnArray } = await page.getOperatorList({ annotationMode: 0 });
      page.cleanup();
      if (fnArray.some((operation) => images.has(operation))) return true;
    }
    return false;
  });
}

export function hasText({ spans }: Page): boolean {
  let characters = 0;
  for (const { text } of spans) characters += text.trim().length;
  return characters >= HARDLY_ANY;
}

const library = () => import('pdfjs-dist/legacy/build/pdf.mjs');

async function withDocument<T>(
  bytes: Uint8Array,
  path: string,
  options: { maxImageSize?: number },
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { getDocument, VerbosityLevel } = await library();
  // With slashes on every system: the library asks for one at the end.
  const folder = dirname(
    createRequire(import.meta.url).resolve('pdfjs-dist/package.json'),
  ).replaceAll('\\', '/');
  const task = getDocument({
    // It takes the bytes away.
    ...{ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS },
    ...{ cMapUrl: `${folder}/cmaps/` },
    ...{ useSystemFonts: false, disableFontFace: true, useWorkerFetch: false, useWasm: false },
    ...{ enableXfa: false, ...options },
  });
  try {
    return await use(await task.promise);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new AppError('document.encrypted', { path }, { cause: error });
    throw error;
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const styles = await fontStyles(page);
  const turned = new Map<number, { spans: Span[]; characters: number }>();
  for (const item of items.slice(0, MAX_SPANS)) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a = 0, b = 0, , , e = 0, f = 0] = multiply(transform, item.transform as number[]);
    const size = Math.hypot(a, b) || item.height;
    if (![size, e, f, item.width].every(Number.isFinite) || size < 1) continue;
    // Quarter turns: text of a page that lies on its side.
    const turn = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
    const at = [
      { x: e, y: f },
      { x: f, y: width - e },
      { x: width - e, y: height - f },
      { x: height - f, y: e },
    ][turn] ?? { x: e, y: f };
    const style = styles(item.fontName);
    const span = {
      ...{
        text: item.str.replace(/[\uFDD0-\uFDEF]/g, ''),
        ...at,
        width: item.width,
        size,
        ...style,
        rtl: item.dir === 'rtl',
      },
    };
    const same = turned.get(turn) ?? { spans: [], characters: 0 };
    turned.set(turn, same);
    same.spans.push(span);
    same.characters += item.str.length;
  }
  // What stands across the rest is a margin's stamp or a label of an axis.
  const [main] = [...turned].sort(([, one], [, other]) => other.characters - one.characters);
  const isAside = (main?.[0] ?? 0) % 2 === 1;
  return {
    width: isAside ? height : width,
    height: isAside ? width : height,
    spans: main?.[1].spans ?? [],
  };
}

/** The fonts of a page are known only once its operators are. */
async function fontStyles(page: PDFPageProxy) {
  await page.getOperatorList({ annotationMode: 0 });
  const known = new Map<string, Pick<Span, 'bold' | 'italic'>>();
  return (id: string): Pick<Span, 'bold' | 'italic'> => {
    const before = known.get(id);
    if (before) return before;
    const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
    const { name = '', bold, black } = (font ?? {}) as Record<string, unknown>;
    const called = typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/, '') : '';
    const style = {
      bold: bold === true || black === true || /bold|black|heavy|semibold|CMBX|SFBX/i.test(called),
      italic: /italic|oblique|CMTI|SFTI/i.test(called),
    };
    known.set(id, style);
    return style;
  };
}

function multiply(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [
    ...[a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j],
    ...[a * k + c * l + e, b * k + d * l + f],
  ];
}

import { AppError } from '#shared/errors.ts';
import type { Content, InlineTag } from '#shared/content.ts';
import type { Document, DocumentFormat, DocumentInput, ReadOptions, Unit } from '../document.ts';
import { RAISED } from '../pdf/lines.ts';
import { outlineOf, type TextBlock } from '../pdf/outline.ts';
import { hasText, haveImages, readPages, type Page } from '../pdf/readPages.ts';
import { writeDocx } from '../pdf/writeDocx.ts';
import { writeHtml } from '../pdf/writeHtml.ts';
import type { Runs, WrittenBlock } from '../pdf/written.ts';

const SIGNATURE = Buffer.from('%PDF-');
/** The signature may have something before it, a byte order mark or what a server said. */
const SIGNATURE_WITHIN = 1024;
const RTL = /^(?:ar|he|iw|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i;

/**
 * PDF: its text layer, in reading order, as a new Word document or a page of HTML. Images, drawings, forms and notes are
 * not taken over, neither are the headers and footers of the pages.
 */
export const pdf: DocumentFormat = {
  id: 'pdf',
  recognizes: ({ bytes }) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SIGNATURE_WITHIN)).includes(
      SIGNATURE,
    ),
  read,
};

async function read(
  { bytes, path }: DocumentInput,
  { pdfAs = 'docx' }: ReadOptions,
): Promise<Document> {
  const pages = await readPages(bytes, path);
  const blocks = outlineOf(pages);
  await refuseScanned(bytes, path, pages, blocks);
  const units: Unit[] = [];
  /** A text and its unit, where it has words. */
  const placed = (text: string, heading = false) => {
    const content = contentOf(text);
    const hasWords = content.some((part) => typeof part === 'string' && /\p{L}/u.test(part));
    const unit = hasWords ? units.length : undefined;
    if (hasWords) units.push({ content, ...(heading && { heading }) });
    return { content, unit };
  };
  const places = blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, rows: block.rows.map((row) => row.map((text) => placed(text))) }
      : { ...block, place: placed(block.text, block.level > 0) },
  );
  return {
    units,
    writtenAs: pdfAs === 'html' ? 'html' : 'docx',
    write(targets, { to, bilingual = false }) {
      const said = ({ content, unit }: ReturnType<typeof placed>): Runs[] => {
        const target = unit === undefined ? undefined : targets.get(unit);
        const source = runsOf(content, content);
        if (!target) return [source];
        return bilingual ? [source, runsOf(target, content)] : [runsOf(target, content)];
      };
      const written = places.map((block): WrittenBlock =>
        block.kind === 'table'
          ? { kind: 'table', rows: block.rows.map((row) => row.map(said)) }
          : { ...block, texts: said(block.place) },
      );
      const { width = 595, height = 842 } = pages[0] ?? {};
      const language = { to, isRtl: RTL.test(to) };
      const write = pdfAs === 'html' ? writeHtml : writeDocx;
      return Promise.resolve(write({ blocks: written, width, height, language }));
    },
  };
}

/** The numbers of notes stand alone in their text. */
function contentOf(text: string): Content {
  const parts = text.split(new RegExp(`${RAISED.begin}([^${RAISED.end}]*)${RAISED.end}`));
  let last = 0;
  return parts.flatMap((part, index): (string | InlineTag)[] => {
    if (index % 2 === 1) return [{ kind: 'alone', id: ++last, text: part }];
    return part === '' ? [] : [part];
  });
}

function runsOf(target: Content, source: Content): Runs {
  return target.flatMap((part): (string | { raised: string })[] => {
    if (typeof part === 'string') return [part.replace(/[\s\p{Cc}]+/gu, ' ')];
    const tag = source.find((known) => typeof known === 'object' && known.id === part.id);
    return typeof tag === 'object' && tag.text !== undefined ? [{ raised: tag.text }] : [];
  });
}

/** Pages that are images, but for a stamp on each or a cover. */
async function refuseScanned(
  bytes: Uint8Array,
  path: string,
  pages: readonly Page[],
  blocks: readonly TextBlock[],
): Promise<void> {
  const bare = pages.flatMap((page, index) => (hasText(page) ? [] : [index]));
  const characters = blocks.reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.rows.flat().join('') : block.text).length,
    0,
  );
  const isBare = characters < 60 * pages.length && bare.length >= 0.8 * pages.length;
  if (isBare && (await haveImages(bytes, path, bare)))
    throw new AppError('document.scanned', { path });
}

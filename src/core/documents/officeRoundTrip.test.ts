import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from './registry.ts';
import {
  insideBrackets,
  joined,
  outsideBrackets,
  untranslated,
  withoutBrackets,
} from './testing/brackets.ts';
import { hasOffice } from './testing/office.ts';
import { MADE, makeDocuments, readShown, type Made } from './testing/officeDocuments.ts';
import { translateDocument } from './testing/pipeline.ts';
import { testZip } from './testing/testZip.ts';

/** What becomes of a document: untouched, translated into itself, into brackets, and with both. */
const LOOKS = ['original', 'same', 'wrapped', 'both'] as const;
type Look = (typeof LOOKS)[number];

/** Names of sheets that a formula or a chart refers to, or of any in OpenDocument, stay. */
const KEPT = ['Rivers', 'Notes & more', 'Empty'];

/** Without what may stand once only: numbers of notes, and the word that was deleted. */
const repeated = (lines: readonly string[]) => joined(lines).replace(/very|\d/g, '');

describe.skipIf(!hasOffice)('a document by LibreOffice (where `soffice` is installed)', () => {
  const written = new Map<string, Uint8Array>();
  let shown: Awaited<ReturnType<typeof readShown>>;
  const nameOf = (look: Look, kind: Made) => `${look}-${kind}.${kind}`;
  const bytesOf = (look: Look, kind: Made) => {
    const bytes = written.get(nameOf(look, kind));
    if (!bytes) throw new Error(`${kind} was not made`);
    return bytes;
  };
  const shownOf = (look: Look, kind: Made) => {
    const found = shown.get(nameOf(look, kind));
    if (!found) throw new Error(`${nameOf(look, kind)} does not open`);
    return found;
  };
  const read = (kind: Made) =>
    readDocument({ bytes: bytesOf('original', kind), path: `made.${kind}`, from: 'en' });

  beforeAll(async () => {
    for (const [kind, bytes] of await makeDocuments()) {
      const write = { bilingual: true };
      const path = `made.${kind}`;
      written.set(nameOf('original', kind), bytes);
      const document = await read(kind);
      const own = new Map(document.units.map(({ content }, unit) => [unit, content]));
      written.set(nameOf('same', kind), await document.write(own, { from: 'en', to: 'en' }));
      written.set(nameOf('wrapped', kind), (await translateDocument(bytes, path)).bytes);
      written.set(nameOf('both', kind), (await translateDocument(bytes, path, { write })).bytes);
    }
    shown = await readShown(written);
  }, 300_000);

  describe.each(MADE)('%s', (kind) => {
    it('is the same without a translation, byte for byte', async () => {
      const untouched = await (await read(kind)).write(new Map(), { from: 'en', to: 'zh' });
      expect(Buffer.compare(untouched, bytesOf('original', kind))).toBe(0);
    });

    it('shows the same text when its translation says the same', () => {
      expect(shownOf('original', kind).lines.length).toBeGreaterThan(10);
      expect(shownOf('same', kind)).toEqual(shownOf('original', kind));
    });

    it('shows every text translated, and nothing else', () => {
      const { lines, labels } = shownOf('wrapped', kind);
      const original = shownOf('original', kind);
      expect(lines.map(withoutBrackets)).toEqual(original.lines);
      expect(labels.map(withoutBrackets)).toEqual(original.labels);
      expect(untranslated(lines)).toEqual([]);
      expect(untranslated(labels).filter((label) => !KEPT.includes(label))).toEqual([]);
    });

    it('shows both languages where it has both, titles and descriptions at least in one', () => {
      const both = shownOf('both', kind);
      const wrapped = shownOf('wrapped', kind);
      expect(repeated(both.lines.map(outsideBrackets))).toBe(
        repeated(shownOf('original', kind).lines),
      );
      expect(repeated(both.lines.map(insideBrackets))).toBe(
        repeated(wrapped.lines.map(insideBrackets)),
      );
      expect(joined(both.labels.map(insideBrackets))).toBe(
        joined(wrapped.labels.map(insideBrackets)),
      );
    });

    it('is a whole archive of well-formed XML', async () => {
      for (const look of LOOKS) await testZip(bytesOf(look, kind));
    }, 60_000);
  });
});

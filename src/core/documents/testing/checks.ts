import fc from 'fast-check';
import { expect } from 'vitest';
import { textOf, type Content } from '#shared/content.ts';
import { isAppError } from '#shared/errors.ts';
import type { Document, DocumentFormat, Targets } from '../document.ts';

const options = { from: 'en', to: 'de' };

export const readBytes = (format: DocumentFormat, bytes: Uint8Array): Promise<Document> =>
  format.read({ bytes, path: `/a.${format.id}`, from: 'en' }, {});

/** Content with `⟦ ⟧` around its text: each of its strings that says something. */
export const wrapContent = (content: Content): Content =>
  content.map((part) => (typeof part === 'string' && /\p{L}/u.test(part) ? `⟦${part}⟧` : part));

/** A document with a target for each unit made of its source. */
export async function translated(
  format: DocumentFormat,
  bytes: Uint8Array,
  target: (content: Content) => Content = wrapContent,
): Promise<Uint8Array> {
  const document = await readBytes(format, bytes);
  const targets = new Map(document.units.map(({ content }, unit) => [unit, target(content)]));
  return document.write(targets, options);
}

export const texts = ({ units }: Document) => units.map(({ content }) => textOf(content));

/** Identity: no target gives the bytes that were read; each unit's own text as target gives the same texts. */
export async function expectIdentity(format: DocumentFormat, bytes: Uint8Array): Promise<void> {
  const document = await readBytes(format, bytes);
  expect(await document.write(new Map(), options)).toBe(bytes);
  const same = await readBytes(format, await translated(format, bytes, (content) => content));
  expect(texts(same)).toEqual(texts(document));
}

/** Whatever is said in the targets, in whatever order of the tags, the document can be read again as the same units. */
export async function expectHoldsAnything(
  format: DocumentFormat,
  bytes: Uint8Array,
): Promise<void> {
  const document = await readBytes(format, bytes);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.boolean(),
      async (said, isReversed) => {
        const targets: Targets = new Map(
          document.units.map(({ content }, unit) => {
            const alone = content.filter(
              (part) => typeof part !== 'string' && part.kind === 'alone',
            );
            const rest = content.filter((part) => !alone.includes(part));
            const ordered = isReversed ? [...alone.toReversed(), ...rest] : content;
            return [
              unit,
              ordered.map((part) => (typeof part === 'string' ? `x${unit}${said}x` : part)),
            ];
          }),
        );
        const again = await readBytes(format, await document.write(targets, options));
        expect(again.units.length).toBe(document.units.length);
      },
    ),
    { numRuns: 40 },
  );
}

/** A file that was cut or bent is read, or refused with a plain Error, never more. */
export async function expectNoHarm(format: DocumentFormat, bytes: Uint8Array): Promise<void> {
  const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(change, fc.nat(bytes.length), async (places, cut) => {
      const bent = Uint8Array.from(bytes);
      for (const [at, value] of places) bent[at] = value;
      for (const tried of [bent, bytes.subarray(0, cut)]) {
        try {
          await readBytes(format, tried);
        } catch (error) {
          expect(isAppError(error) || (error instanceof Error && error.name === 'XmlProblem')).toBe(
            true,
          );
        }
      }
    }),
    { numRuns: 60 },
  );
}

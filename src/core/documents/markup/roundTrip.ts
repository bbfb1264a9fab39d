import fc from 'fast-check';
import { expect } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { type Content, textOf } from '#shared/content.ts';
import type { Document, WriteOptions } from '../document.ts';
import { readDocument } from '../registry.ts';

/** For the tests of formats that are markup: what each of them promises. */

export const read = (bytes: string | Uint8Array, path: string) =>
  readDocument({ bytes: Buffer.from(bytes), path, from: 'en' });

/** The document with each unit's content changed. */
export function rewrite(
  document: Document,
  change: (content: Content, unit: number) => Content,
  options: Partial<WriteOptions> = {},
): Promise<Uint8Array> {
  const targets = new Map(document.units.map(({ content }, unit) => [unit, change(content, unit)]));
  return document.write(targets, { from: 'en', to: 'de', ...options });
}

/** Every text with a letter in ⟦ ⟧, within the white space around it. */
export const wrap = (content: Content): Content =>
  content.map((part) =>
    typeof part === 'string' && /\p{L}/u.test(part)
      ? part.replace(/^(\s*)([^]*?)(\s*)$/, '$1⟦$2⟧$3')
      : part,
  );

export const textsOf = ({ units }: Document) => units.map(({ content }) => textOf(content));

/** With tags as people type them, for comparing; what is read in a tag is a unit of its own. */
export const spelled = (content: Content): string =>
  content
    .map((part) => {
      if (typeof part === 'string') return part;
      const { kind, id, text = '' } = part;
      return kind === 'open'
        ? `<${id}>`
        : kind === 'close'
          ? `</${id}>`
          : `<${id}/${text.replace(/[⟦⟧]/g, '')}>`;
    })
    .join('');

/** Same bytes without targets; the same texts with the source as its own translation. */
export async function expectIdentity(bytes: string | Uint8Array, path: string): Promise<void> {
  const document = await read(bytes, path);
  const untouched = await document.write(new Map(), { from: 'en', to: 'de' });
  expect(Buffer.from(untouched).equals(Buffer.from(bytes))).toBe(true);
  const again = await read(await rewrite(document, (content) => content), path);
  expect(again.units.map(({ content }) => spelled(content))).toEqual(
    document.units.map(({ content }) => spelled(content)),
  );
}

/** Every unit's text is wrapped, and what is written reads as the wrapped units. */
export async function expectWrapped(bytes: string | Uint8Array, path: string): Promise<Uint8Array> {
  const document = await read(bytes, path);
  const written = await rewrite(document, wrap);
  const again = await read(written, path);
  expect(again.units.map(({ content }) => spelled(content))).toEqual(
    document.units.map(({ content }) => spelled(wrap(content))),
  );
  return written;
}

const MARKS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</p>',
  '<!--',
  ']]>',
  '&lt;',
  '\n',
  '\r',
  '\t',
  '  ',
  '\0',
  '\uD800',
  '\u00A0',
];

/** Whatever a model says, with the tags in another order: every unit is there again, and `check` holds. */
export async function expectUnbroken(
  bytes: string | Uint8Array,
  path: string,
  check: (written: Uint8Array) => void = () => undefined,
  numRuns = 30,
): Promise<void> {
  const document = await read(bytes, path);
  const said = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...MARKS) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 1 }),
      fc.boolean(),
      fc.boolean(),
      async (texts, turned, bilingual) => {
        let at = 0;
        const next = () => texts[at++ % texts.length] ?? '';
        const change = (content: Content): Content => {
          const parts = content.map((part) => (typeof part === 'string' ? `a${next()}` : part));
          const isAlone = (part: Content[number]) =>
            typeof part !== 'string' && part.kind === 'alone';
          const rest = parts.filter((part) => !isAlone(part));
          return turned ? ['a', ...parts.filter(isAlone).reverse(), ...rest, next()] : parts;
        };
        const written = await rewrite(document, change, { bilingual });
        check(written);
        const again = await read(written, path);
        if (!bilingual) expect(again.units.length).toBe(document.units.length);
      },
    ),
    { numRuns },
  );
}

/** Damage ends in a document or in an AppError, also when it is written. */
export async function expectNoCrash(
  bytes: string | Uint8Array,
  path: string,
  numRuns = 100,
): Promise<void> {
  const whole = Buffer.from(bytes);
  const place = fc.nat(whole.length);
  await fc.assert(
    fc.asyncProperty(
      place,
      fc.uint8Array({ maxLength: 6 }),
      fc.boolean(),
      async (at, noise, isCut) => {
        const rest = isCut ? Buffer.alloc(0) : whole.subarray(at + noise.length);
        const damaged = Buffer.concat([whole.subarray(0, at), noise, rest]);
        try {
          await rewrite(await read(damaged, path), wrap);
        } catch (error) {
          expect(isAppError(error)).toBe(true);
        }
      },
    ),
    { numRuns },
  );
}

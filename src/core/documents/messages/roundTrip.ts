import fc from 'fast-check';
import { expect } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import type { Content } from '#shared/content.ts';
import { readDocument } from '../registry.ts';

/** For the tests of formats: what each of them promises. */

export const read = (text: string | Uint8Array, path: string) =>
  readDocument({ bytes: Buffer.from(text), path, from: 'en' });

type Read = Awaited<ReturnType<typeof read>>;

/** The document with each unit's content changed. */
export async function rewrite(
  document: Read,
  change: (content: Content) => Content,
  to = 'de',
): Promise<string> {
  const targets = new Map(document.units.map(({ content }, unit) => [unit, change(content)]));
  return Buffer.from(await document.write(targets, { from: 'en', to })).toString();
}

export const wrapped = (content: Content): Content =>
  content.map((part) =>
    typeof part === 'string' && /\p{L}/u.test(part)
      ? part.replace(/^(\s*)([^]*?)(\s*)$/, '$1⟦$2⟧$3')
      : part,
  );

/** Nothing changes without targets, nor with the source as its own translation. */
export async function expectIdentity(text: string, path: string): Promise<void> {
  const document = await read(text, path);
  const options = { from: 'en', to: 'en' };
  expect(Buffer.from(await document.write(new Map(), options)).toString()).toBe(text);
  expect(await rewrite(document, (content) => content, 'en')).toBe(text);
}

/** Every unit's text is wrapped, and what is written reads as the wrapped units. */
export async function expectWrapped(text: string, path: string): Promise<string> {
  const document = await read(text, path);
  const written = await rewrite(document, wrapped, 'en');
  const again = await read(written, path);
  expect(again.units.map(({ content }) => content)).toEqual(
    document.units.map(({ content }) => wrapped(content)),
  );
  return written;
}

const MARKS = '\' " \\ { } <b> </b> < > # & : - | \n ] = , % x &amp; ]]> : \t';

/** Whatever a model says, in whatever order of tags: the file is read again with texts at the same places. */
export async function expectUnbroken(text: string, path: string): Promise<void> {
  const document = await read(text, path);
  const saying = fc.string({ unit: 'binary', maxLength: 12 });
  const marks = fc.string({ unit: fc.constantFrom(...MARKS.split(' ')), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.oneof(saying, marks), fc.boolean()), { minLength: 1, maxLength: 9 }),
      async (said) => {
        let at = 0;
        const next = () => said[at++ % said.length] ?? ['', false];
        const change = (content: Content): Content => {
          const parts = content.flatMap((part): Content =>
            typeof part === 'string' ? [`Said ${next()[0]}`] : [part],
          );
          const alone = parts.filter((part) => typeof part !== 'string' && part.kind === 'alone');
          const rest = parts.filter((part) => typeof part === 'string' || part.kind !== 'alone');
          return next()[1] ? [...alone.reverse(), ...rest] : parts;
        };
        const written = await rewrite(document, change, 'en');
        expect(placesOf(await read(written, path))).toEqual(placesOf(document));
      },
    ),
  );
}

const placesOf = ({ units }: Read) => new Set(units.map(({ place }) => place));

/** Damage ends in a document or in an AppError. */
export async function expectNoCrash(text: string, path: string): Promise<void> {
  const bytes = Buffer.from(text);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length),
      fc.uint8Array({ maxLength: 6 }),
      fc.boolean(),
      async (at, said, isCut) => {
        const rest = isCut ? Buffer.alloc(0) : bytes.subarray(at + said.length);
        const damaged = Buffer.concat([bytes.subarray(0, at), said, rest]);
        const outcome = await read(damaged, path).catch((error: unknown) => error);
        expect(!(outcome instanceof Error) || isAppError(outcome)).toBe(true);
      },
    ),
  );
}

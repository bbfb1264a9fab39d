import fc from 'fast-check';
import { isAppError } from '#shared/errors.ts';
import type { Content } from '#shared/content.ts';
import type { Document, DocumentFormat, ReadOptions, Unit } from '../document.ts';

/** What tests of text formats have in common. */

const languages = { from: 'en', to: 'zh' };

export function readText(
  format: DocumentFormat,
  text: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Document> {
  return format.read({ bytes: Buffer.from(text), path: `a.${format.id}`, from: 'auto' }, options);
}

/** The text of written bytes. */
export async function texts(bytes: Promise<Uint8Array>): Promise<string> {
  return Buffer.from(await bytes).toString();
}

/** Whether a document is the same without targets, and with each target saying what its source says. */
export async function copies(format: DocumentFormat, text: string | Uint8Array): Promise<boolean> {
  const document = await readText(format, text);
  const same = new Map(document.units.map(({ content }, index) => [index, content]));
  const written = [
    await document.write(new Map(), languages),
    await document.write(same, languages),
  ];
  return written.every((bytes) => Buffer.from(bytes).equals(Buffer.from(text)));
}

/** The document with each piece of text between ⟦ and ⟧. */
export async function wrapped(
  format: DocumentFormat,
  text: string | Uint8Array,
): Promise<Uint8Array> {
  const document = await readText(format, text);
  const targets = new Map(document.units.map(({ content }, index) => [index, wrap(content)]));
  return document.write(targets, languages);
}

export function wrap(content: Content): Content {
  return content.map((part) =>
    typeof part === 'string' && /\p{L}/u.test(part) ? `⟦${part}⟧` : part,
  );
}

/** The document written with texts of any kind and its tags in another order, and read again. */
export async function arbitraryTargets(
  format: DocumentFormat,
  text: string | Uint8Array,
  strings: fc.Stream<string>,
): Promise<Document> {
  const document = await readText(format, text);
  const targets = new Map(
    document.units.map((unit, index) => [index, arbitraryTarget(unit, strings)]),
  );
  return readText(format, await document.write(targets, languages));
}

function arbitraryTarget({ content }: Unit, strings: fc.Stream<string>): Content {
  const tags = content.filter((part) => typeof part !== 'string');
  const pairs = tags.filter(({ kind }) => kind === 'open').reverse();
  const alone = tags.filter(({ kind }) => kind === 'alone').reverse();
  const closing = [...pairs].reverse().map(({ id }) => ({ kind: 'close' as const, id }));
  const next = (): string => String(strings.next().value);
  const parts: Content = [...pairs, ...alone, ...closing].flatMap((tag) => [tag, next()]);
  return ['a', next(), ...parts, 'z'];
}

/** Cut and changed bytes make a document or an `AppError`. */
export function neverThrows(format: DocumentFormat, text: string | Uint8Array) {
  const bytes = Buffer.from(text);
  const at = fc.nat({ max: bytes.length });
  return fc.asyncProperty(at, at, fc.uint8Array({ maxLength: 8 }), async (from, to, inserted) => {
    const parts = [bytes.subarray(0, from), inserted, bytes.subarray(to)];
    try {
      const document = await readText(format, Buffer.concat(parts));
      const targets = new Map(document.units.map(({ content }, index) => [index, wrap(content)]));
      await document.write(targets, { ...languages, bilingual: true });
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  });
}

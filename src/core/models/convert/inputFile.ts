import { open, stat, type FileHandle } from 'node:fs/promises';
import type * as z from 'zod';
import { ConvertDamage, isMissing, reading } from './damage.ts';

/** A file to convert, open for reading. */
export interface InputFile {
  path: string;
  handle: FileHandle;
  fileBytes: number;
}

/** Errors: `convert.invalid`, `file.unreadable`. */
export function openInput(path: string): Promise<InputFile> {
  return reading(path, async () => {
    // Opening a named pipe would wait for ever.
    const found = await stat(path);
    if (!found.isFile()) throw new ConvertDamage('it is not a regular file');
    return { path, handle: await open(path, 'r'), fileBytes: found.size };
  });
}

/** Fills `into` with the bytes from `position` on. Throws ConvertDamage where the file ends before. */
export async function readFully(
  { handle }: InputFile,
  into: Uint8Array,
  position: number,
): Promise<void> {
  let got = 0;
  while (got < into.length) {
    const { bytesRead } = await handle.read(into, got, into.length - got, position + got);
    if (bytesRead === 0) throw new ConvertDamage('it is cut off');
    got += bytesRead;
  }
}

/** A whole file of at most `maxBytes`. Errors: `convert.invalid`, `file.unreadable`. */
export async function readWhole(path: string, maxBytes: number): Promise<Uint8Array> {
  const input = await openInput(path);
  try {
    return await reading(path, async () => {
      if (input.fileBytes > maxBytes)
        throw new ConvertDamage(`it is larger than ${maxBytes} bytes`);
      const bytes = new Uint8Array(input.fileBytes);
      await readFully(input, bytes, 0);
      return bytes;
    });
  } finally {
    await input.handle.close();
  }
}

/** As `readWhole`; undefined where there is no such file. */
export async function readOptional(
  path: string,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  try {
    await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
  }
  return readWhole(path, maxBytes);
}

/** Throws ConvertDamage. A byte order mark is kept: it may be a token. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ConvertDamage('it is no UTF-8 text');
  }
}

/** Of lists and objects in a JSON text: each takes a hundred times the memory of its two brackets. */
const MAX_BRACKETS = 1 << 21;
const [LIST, OBJECT] = [0x5b, 0x7b];

/** Throws ConvertDamage where the text is no JSON or not what the schema asks for. */
export function parseJson<S extends z.ZodType>(bytes: Uint8Array, schema: S): z.output<S> {
  let brackets = 0;
  for (const byte of bytes) if (byte === LIST || byte === OBJECT) brackets++;
  if (brackets > MAX_BRACKETS) throw new ConvertDamage('it holds too many lists');
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof ConvertDamage) throw error;
    throw new ConvertDamage('it is no JSON');
  }
  return checked(value, schema);
}

/** Throws ConvertDamage where the value is not what the schema asks for. */
export function checked<S extends z.ZodType>(value: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new ConvertDamage(`${place === '' ? '' : `${place}: `}${issue?.message ?? 'it is wrong'}`);
}

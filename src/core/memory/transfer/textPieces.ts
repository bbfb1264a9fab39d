import { type FileHandle, open, stat } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { decodeBytes } from '#core/documents/text/decode.ts';
import { encodingNamed } from '#core/documents/text/encodings.ts';
import { readingFrom } from '#core/files/textFile.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { PairProblem } from './foundPair.ts';

/** Bytes by which the encoding is told, and the kind of file. */
const SAMPLE_BYTES = 256 * 1024;
/** Bytes that are read at a time: some milliseconds of work. */
const PIECE_BYTES = 32 * 1024;

export interface TextFile {
  /** The file's size in bytes. */
  bytes: number;
  /** Its beginning. */
  sample: string;
  /** All of it; `done` is in bytes. */
  pieces: () => AsyncGenerator<{ text: string; done: number }>;
  close: () => Promise<void>;
}

/** A text file of any size and encoding, to be read in pieces. Errors: `file.*`; `PairProblem` for what is no text. */
export async function openTextFile(path: string): Promise<TextFile> {
  // Before it is opened: opening a pipe waits until something writes to it.
  const found = await readingFrom(path, () => stat(path));
  if (!found.isFile())
    throw new AppError('file.unreadable', { path, reason: 'it is no ordinary file' });
  const handle = await readingFrom(path, () => open(path));
  try {
    const head = await read(handle, path, SAMPLE_BYTES, 0);
    const encoding = encodingOf(head);
    return {
      bytes: found.size,
      sample: decoderOf(encoding).write(head),
      async *pieces() {
        const decoder = decoderOf(encoding);
        let done = 0;
        for (;;) {
          const piece = await read(handle, path, PIECE_BYTES, done);
          if (piece.length === 0) break;
          done += piece.length;
          yield { text: decoder.write(piece), done };
        }
        yield { text: decoder.end(), done };
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function read(file: FileHandle, path: string, bytes: number, at: number): Promise<Buffer> {
  const { buffer, bytesRead } = await readingFrom(path, () =>
    file.read(Buffer.allocUnsafe(bytes), 0, bytes, at),
  );
  return buffer.subarray(0, bytesRead);
}

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;

/** By byte order mark, else as XML declares it, else as it looks. */
function encodingOf(head: Buffer): string {
  const declared = DECLARED.exec(head.toString('latin1', 0, 300))?.[1];
  const named = declared === undefined ? undefined : encodingNamed(declared);
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (named !== undefined && !/^(?:utf|ucs)/.test(named)) return named;
  if (named !== undefined || isXml(head)) return 'utf-8';
  try {
    return decodeBytes(head, 'auto').encoding;
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new PairProblem('it is no text', { cause: error });
  }
}

/** Without a declaration XML is UTF-8, or UTF-16 with a byte order mark. */
const isXml = (head: Buffer): boolean => /^\s*<[!?\w]/.test(head.toString('latin1', 0, 300));

interface Decoder {
  write: (bytes: Buffer) => string;
  end: () => string;
}

function decoderOf(encoding: string): Decoder {
  const isKnown: boolean = iconv.encodingExists(encoding);
  if (isKnown) {
    const decoder = iconv.getDecoder(encoding);
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  try {
    const decoder = new TextDecoder(encoding);
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  } catch (error) {
    throw new PairProblem(`its encoding ${encoding} is not known`, { cause: error });
  }
}

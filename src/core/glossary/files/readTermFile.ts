import { createReadStream } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { decodeBytes } from '#core/documents/text/decode.ts';
import { decodeXml } from '#core/documents/xml/decodeXml.ts';
import { XmlProblem } from '#core/documents/xml/scanXml.ts';
import { readingFrom } from '#core/files/textFile.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { findLanguage } from '#shared/languages.ts';
import { readCsv } from './csv.ts';
import { readTbx } from './tbx.ts';
import type { ReadTerm, TermLanguages } from './termFile.ts';

const MAX_BYTES = 128 * 1024 * 1024;
const MAX_TERMS = 1_000_000;
/** Terms that are read without a pause. */
const SLICE = 500;

/**
 * All that a CSV, TSV or TBX file has, of any encoding; a pause is made now and then. Errors: `file.notFound`,
 * `file.unreadable`, `glossary.invalid`.
 */
export async function readTermFile(file: string, languages: TermLanguages): Promise<ReadTerm[]> {
  const bytes = await readingFrom(file, () => buffer(createReadStream(file, { end: MAX_BYTES })));
  const invalid = (reason: string) => new AppError('glossary.invalid', { path: file, reason });
  if (bytes.length > MAX_BYTES) throw invalid(`it is larger than ${MAX_BYTES} bytes`);
  const read: ReadTerm[] = [];
  for (const each of termsIn(bytes, languages, file)) {
    if (read.push(each) % SLICE === 0) await setImmediate();
    if (read.length > MAX_TERMS) throw invalid(`it has more than ${MAX_TERMS} terms`);
  }
  if (read.length === 0) throw invalid('it has no terms');
  return read;
}

function termsIn(bytes: Uint8Array, languages: TermLanguages, file: string): Iterable<ReadTerm> {
  const invalid = (reason: string) => new AppError('glossary.invalid', { path: file, reason });
  try {
    return isTbx(bytes, file)
      ? readTbx(decodeXml(bytes).text, languages, file)
      : readCsv(
          decodeBytes(bytes, likelyLanguage(languages), { path: file }).text,
          languages,
          file,
        );
  } catch (error) {
    if (error instanceof XmlProblem) throw invalid(error.message);
    if (isAppError(error) && error.code === 'document.unsupported') throw invalid('it is no text');
    throw error;
  }
}

/** By its name, or as it begins. */
function isTbx(bytes: Uint8Array, file: string): boolean {
  if (path.extname(file).toLowerCase() === '.tbx') return true;
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1').replaceAll('\0', '');
  return /<(?:martif|tbx)[\s>]/i.test(head);
}

/** Of two languages the one whose old encodings tell more. */
function likelyLanguage({ from, to }: TermLanguages): string {
  const found = [to, from].flatMap((code) => findLanguage(code) ?? []);
  return (found.find(({ script }) => script !== 'Latn') ?? found[0])?.code ?? 'auto';
}

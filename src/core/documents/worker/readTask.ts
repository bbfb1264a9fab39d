import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { detectLanguage } from '#core/translate/detect.ts';
import { readableText, textOf, type Content } from '#shared/content.ts';
import { AppError } from '#shared/errors.ts';
import type { Document, Unit } from '../document.ts';
import { readDocument } from '../registry.ts';
import { countWords } from '../segments/countWords.ts';
import { cutUnit } from '../segments/cutUnit.ts';
import type { DocumentPlace, ReadRequest, ReadResult, ReadUnit } from './messages.ts';

/** The source language where nobody said which and the text does not tell: undetermined, in BCP 47. */
const UNDETERMINED = 'und';
/** Characters; enough to tell a language by. */
const SAMPLE = 2000;
/** Segments that are sent at once: who takes them has other work too. */
const BATCH = 200;

/** The document whose bytes lie at `copy`. Errors: `document.*`, `document.gone` when nothing is there any more. */
export async function readPlace({ copy, path, asked, to, options }: DocumentPlace) {
  const bytes = await readFile(copy).catch((error: unknown) => {
    throw new AppError('document.gone', { path }, { cause: error });
  });
  return readDocument({ bytes, path, from: asked, to }, options);
}

/** Tells units that were read again from others: a newer version may read a document otherwise. */
export function hashUnits(units: readonly Unit[]): string {
  const hash = createHash('sha256');
  for (const { content } of units) hash.update(JSON.stringify(content));
  return hash.digest('base64');
}

/** Reads a document and sends its paragraphs, cut into sentences, some at a time. */
export async function readTask(
  request: ReadRequest,
  send: (units: readonly ReadUnit[]) => Promise<void>,
): Promise<ReadResult> {
  const document = await readPlace(request);
  const { units, format, writtenAs = null } = document;
  const { asked, known, path } = request;
  const from = asked === 'auto' ? await languageOf(document, known) : asked;
  const read = readUnits(units, from);
  if (read.length === 0) throw new AppError('document.noText', { path });
  for (const batch of batches(read)) await send(batch);
  return { format, writtenAs, from, unitsHash: hashUnits(units) };
}

async function languageOf({ units }: Document, known: readonly string[]): Promise<string> {
  let sample = '';
  for (const { content } of units) {
    if (sample.length >= SAMPLE) break;
    sample += `${textOf(content)}\n`;
  }
  return (await detectLanguage(sample.slice(0, SAMPLE), known)) ?? UNDETERMINED;
}

function readUnits(units: readonly Unit[], language: string): ReadUnit[] {
  const counts = new Map<string, number>();
  const read = units.flatMap(({ content, heading = false, place = '', translated }, unit) => {
    const { segments, after } = translated
      ? { segments: [{ before: [], source: content, target: translated }], after: [] }
      : cutUnit(content, language);
    if (segments.length === 0) return [];
    const hashed = segments.map((segment) => {
      const hash = hashOf(segment.source);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
      return { ...segment, hash, repeats: 0, words: countWords(readableText(segment.source)) };
    });
    return [{ unit, heading, place, after, segments: hashed }];
  });
  for (const { segments } of read) {
    for (const segment of segments) segment.repeats = (counts.get(segment.hash) ?? 1) - 1;
  }
  return read;
}

/** 96 bits: two sources of one document never have the same by chance. */
function hashOf(content: Content): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64').slice(0, 16);
}

/** A paragraph that is longer than a batch comes in several. */
function portions(unit: ReadUnit): ReadUnit[] {
  const { segments } = unit;
  if (segments.length <= BATCH) return [unit];
  const count = Math.ceil(segments.length / BATCH);
  return Array.from({ length: count }, (_, at) => ({
    ...unit,
    segments: segments.slice(at * BATCH, (at + 1) * BATCH),
  }));
}

function* batches(units: readonly ReadUnit[]): Generator<ReadUnit[]> {
  let batch: ReadUnit[] = [];
  let segments = 0;
  for (const unit of units.flatMap(portions)) {
    batch.push(unit);
    segments += unit.segments.length;
    if (segments < BATCH) continue;
    yield batch;
    batch = [];
    segments = 0;
  }
  if (batch.length > 0) yield batch;
}

import { open } from 'node:fs/promises';
import { ioFailure } from '#core/files/ioFailure.ts';
import type { Content } from '#shared/content.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { reasonOf } from '../reasonOf.ts';
import { joinSegments } from '../segments/joinSegments.ts';
import type { WriteRequest, WrittenUnit } from './messages.ts';
import { hashUnits, readPlace } from './readTask.ts';

/** Writes the translated document to `output`; `more` gives targets, some paragraphs at a time, and none at their end. */
export async function writeTask(
  request: WriteRequest,
  more: () => Promise<readonly WrittenUnit[]>,
): Promise<void> {
  const { path, from, to, bilingual, unitsHash, output } = request;
  const targets = new Map<number, Content>();
  for (let units = await more(); units.length > 0; units = await more()) {
    for (const { unit, segments, after } of units) targets.set(unit, joinSegments(segments, after));
  }
  const document = await readPlace(request);
  if (hashUnits(document.units) !== unitsHash) throw new AppError('document.gone', { path });
  const bytes = await document.write(targets, { from, to, bilingual }).catch((error: unknown) => {
    throw damaged(path, error);
  });
  await writeSynced(output, bytes).catch((error: unknown) => {
    throw ioFailure(error, output, 'file.unwritable');
  });
}

async function writeSynced(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'wx', 0o666);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function damaged(path: string, error: unknown): AppError {
  if (isAppError(error)) return error;
  return new AppError('document.damaged', { path, reason: reasonOf(error) }, { cause: error });
}

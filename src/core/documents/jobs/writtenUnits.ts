import type { WrittenUnit } from '../worker/messages.ts';
import type { WrittenRow } from './store/segmentRow.ts';
import type { SegmentStore } from './store/segmentStore.ts';

/**
 * The paragraphs of a job that are to be written, some at a time: those in which something is translated. What the
 * document had already stays as it is, byte for byte.
 */
export function* writtenUnits(segments: SegmentStore, job: number): Generator<WrittenUnit[]> {
  let open: WrittenRow[] = [];
  for (let after = -1; ;) {
    const rows = segments.written(job, after);
    const last = rows.at(-1);
    if (!last) break;
    const all = [...open, ...rows];
    // The last paragraph may go on.
    const begin = all.findIndex(({ unit }) => unit === last.unit);
    open = all.slice(begin);
    const units = unitsOf(all.slice(0, begin));
    if (units.length > 0) yield units;
    after = last.index;
  }
  const units = unitsOf(open);
  if (units.length > 0) yield units;
}

function unitsOf(rows: readonly WrittenRow[]): WrittenUnit[] {
  const units = new Map<number, WrittenRow[]>();
  for (const row of rows) {
    const unit = units.get(row.unit) ?? [];
    units.set(row.unit, unit);
    unit.push(row);
  }
  return Array.from(units, ([unit, segments]) => ({
    unit,
    segments,
    after: segments[0]?.after ?? [],
  }))
    .filter(({ segments }) => segments.some(isNew))
    .map(({ segments, ...unit }) => ({
      ...unit,
      segments: segments.map(({ before, source, target }) => ({ before, source, target })),
    }));
}

const isNew = ({ target, origin }: WrittenRow) => target !== null && origin !== 'document';

import * as z from 'zod';
import { rangeSchema, type Segmented, segmentSchema } from '#shared/ipc/translator.ts';
import type { Database } from './database.ts';

/** As they are saved: in place of the texts of the target their ranges there, and how long it was then. */
const savedSchema = z.object({
  length: z.number(),
  segments: z.array(
    segmentSchema.omit({ target: true, gap: true }).extend({ target: rangeSchema }),
  ),
});
type Saved = z.infer<typeof savedSchema>;

/** The texts of an entry, which its segments are parts of. */
export interface EntryTexts {
  source: string;
  target: string;
}

/** The sentences of saved translations. Each call is committed when it returns. */
export function createSegmentsStore(database: Database) {
  const write = database.command(`
    INSERT INTO translation_segments (number, segments)
    SELECT number, $segments FROM translations WHERE id = $id
    ON CONFLICT (number) DO UPDATE SET segments = excluded.segments`);
  const drop = database.command(
    'DELETE FROM translation_segments WHERE number = (SELECT number FROM translations WHERE id = $id)',
  );
  const find = database.query(
    `SELECT segments FROM translation_segments
     WHERE number = (SELECT number FROM translations WHERE id = $id)`,
    z.object({ segments: z.string() }),
  );

  return {
    /** Saves the segments of an entry with the target that they make up. Nothing where there is no such entry. */
    save(id: string, segmented: Segmented, target: string): void {
      write({ id, segments: JSON.stringify(toSaved(segmented, target)) });
    },

    drop(id: string): void {
      drop({ id });
    },

    /** The segments of an entry; null where none are saved, or those that are go with another target. */
    load(id: string, texts: EntryTexts): Segmented | null {
      const row = find.get({ id });
      return row ? fromSaved(row.segments, texts) : null;
    },
  };
}

function toSaved({ segments }: Segmented, { length }: string): Saved {
  let at = 0;
  const ranges = segments.map(({ gap, target, ...rest }) => {
    const begin = at + gap.length;
    at = begin + target.length;
    return { ...rest, target: { begin, end: at } };
  });
  return { length, segments: ranges };
}

/** The target ends before those that wait to its end: what stands before them then is as in the source. */
function fromSaved(json: string, { source, target }: EntryTexts): Segmented | null {
  const saved = savedSchema.safeParse(parsed(json));
  if (!saved.success || saved.data.length !== target.length) return null;
  const segments: Segmented['segments'] = [];
  let [from, at] = [0, 0];
  for (const { target: range, ...rest } of saved.data.segments) {
    const isOrdered = from <= rest.source.begin && at <= range.begin && range.begin <= range.end;
    if (!isOrdered || rest.source.end > source.length) return null;
    const isThere = range.begin <= target.length;
    const gap = isThere ? target.slice(at, range.begin) : source.slice(from, rest.source.begin);
    segments.push({ ...rest, gap, target: target.slice(range.begin, range.end) });
    from = rest.source.end;
    at = range.end;
  }
  return { segments, tail: at <= target.length ? target.slice(at) : source.slice(from) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

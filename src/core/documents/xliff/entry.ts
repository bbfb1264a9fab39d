import type { Content } from '#shared/content.ts';
import type { Document, Targets, Unit, WriteOptions } from '../document.ts';
import { spliceEdits, type Edit } from '../edits/spliceEdits.ts';

/** What belongs together in a file that holds sources and targets: a segment, or several that are written as one. */
export interface Entry {
  units: readonly Unit[];
  /** `targets`: those of its units, numbered from 0; at least one. */
  write(targets: Targets, options: WriteOptions): readonly Edit[];
}

export interface EntryFile {
  text: string;
  entries: readonly Entry[];
  original: Uint8Array;
  encodeBytes: (text: string) => Uint8Array;
  /** What else changes, given the entries that have a target. */
  edits: (written: ReadonlySet<Entry>, options: WriteOptions) => readonly Edit[];
}

/** A document of entries. A target that the file has already is not written again. */
export function entryDocument({
  text,
  entries,
  original,
  encodeBytes,
  edits,
}: EntryFile): Document {
  return {
    units: entries.flatMap(({ units }) => units),
    write(targets, options) {
      const changes: Edit[] = [];
      const written = new Set<Entry>();
      let first = 0;
      for (const entry of entries) {
        const own = entry.units.flatMap(({ translated }, at) => {
          const target = targets.get(first + at);
          return target && !(translated && isSame(target, translated))
            ? [[at, target] as const]
            : [];
        });
        first += entry.units.length;
        if (own.length === 0) continue;
        written.add(entry);
        changes.push(...entry.write(new Map(own), options));
      }
      if (written.size === 0) return Promise.resolve(original);
      changes.push(...edits(written, options));
      return Promise.resolve(encodeBytes(spliceEdits(text, changes, new Map())));
    },
  };
}

function isSame(a: Content, b: Content): boolean {
  const key = (content: Content) =>
    JSON.stringify(content.map((part) => (typeof part === 'string' ? part : [part.kind, part.id])));
  return key(a) === key(b);
}

import type { Document, Unit, WriteOptions } from '../document.ts';
import { spliceEdits, type Edit } from '../edits/spliceEdits.ts';
import type { Range } from '../splice/region.ts';
import { readMessage } from './message.ts';
import type { Dialect } from './token.ts';

/** A string in a file: where it stands, with its quotes. */
export interface Slot extends Range {
  /** With escapes resolved. */
  text: string;
  /** Its key, or the way to it. */
  place: string;
  /** The raw characters for a new text. */
  encode: (text: string) => string;
}

export interface MessageFile {
  /** The file's text, and the strings in it that are for people, in its order. */
  text: string;
  slots: readonly Slot[];
  dialect: Dialect;
  original: Uint8Array;
  encodeBytes: (text: string) => Uint8Array;
  /** What else changes when the file is of another language. */
  edits?: (options: WriteOptions) => readonly Edit[];
}

/** A document that is a table of strings; those that are not translated stay as they are written. */
export function messageDocument(file: MessageFile): Document {
  const { text, slots, dialect, original, encodeBytes, edits } = file;
  const readSlot = (slot: Slot) => readMessage(slot.text, dialect, slot.place);
  // Of a hundred thousand strings only what is translated is kept; the rest is read again to be written.
  const units = slots.map((slot) =>
    readSlot(slot).units.map(({ content, place }): Unit => ({ content, ...(place && { place }) })),
  );
  return {
    units: units.flat(),
    write(targets, options) {
      if (targets.size === 0 && options.bilingual !== true) return Promise.resolve(original);
      const changes: Edit[] = [...(edits?.(options) ?? [])];
      let first = 0;
      for (const [index, slot] of slots.entries()) {
        const own = (units[index] ?? []).flatMap((_, at) => {
          const target = targets.get(first + at);
          return target ? [[at, target] as const] : [];
        });
        first += units[index]?.length ?? 0;
        if (own.length === 0) continue;
        const said = readSlot(slot).write(new Map(own), options.to);
        if (said === slot.text) continue;
        changes.push({ begin: slot.begin, end: slot.end, text: slot.encode(said) });
      }
      return Promise.resolve(encodeBytes(spliceEdits(text, changes, new Map())));
    },
  };
}

import type { Content } from '#shared/content.ts';
import type { Targets, Unit } from '../document.ts';
import { spliceEdits } from '../edits/spliceEdits.ts';
import type { Region } from '../splice/region.ts';
import { messageRegions } from './messageRegions.ts';
import { isBranchingIcu, parseIcu } from './parseIcu.ts';
import { missingBranches } from './plurals.ts';
import type { Dialect } from './token.ts';

/** A string of a user interface. */
export interface Message {
  units: readonly Unit[];
  /** The string with targets for its units, numbered from 0, in the language `to` (BCP 47). */
  write(targets: Targets, to: string): string;
}

/** Reads a string, without the quotes and escapes of its file. `place`: its key. */
export function readMessage(text: string, dialect: Dialect, place: string): Message {
  const { regions, plurals, isIcu } = messageRegions(text, dialect, place);
  const write = (written: readonly Region[], said: Targets, to: string) => {
    const edits = missingBranches(text, written, plurals, said, to);
    // What says the same stays as it is written.
    const changed = Array.from(said).flatMap(([unit, target]) =>
      JSON.stringify(target) === JSON.stringify(regions[unit]?.content)
        ? []
        : [[unit, clean(target)] as const],
    );
    return spliceEdits(text, [...written, ...edits], new Map(changed));
  };
  return {
    units: regions,
    write(targets, to) {
      const done = write(regions, targets, to);
      const { syntax } = dialect;
      const isWhole = (written: string) =>
        messageRegions(written, dialect, place).plurals.length >= plurals.length;
      const isMessage = (written: string) =>
        syntax !== 'plain' && parseIcu(written, syntax) !== undefined && isWhole(written);
      if (!isIcu || isMessage(done)) return done;
      // What a target has is no message any more, in a way that quoting does not cover.
      const safe = regions.map((region) => ({ ...region, encode: withoutSyntax }));
      const again = write(safe, targets, to);
      return isMessage(again) ? again : text;
    },
  };
}

/** How the strings of a file are read: as ICU when one of them can be nothing else. */
export function dialectOf(texts: readonly string[]): Dialect {
  return { syntax: texts.some(isBranchingIcu) ? 'icu' : 'plain' };
}

function withoutSyntax(text: string): string {
  return text.replace(/['{}<>#]/g, '');
}

/** Control characters and halves of characters are in no string that people read. */
function clean(content: Content): Content {
  return content.map((part) =>
    typeof part === 'string' ? part.replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '') : part,
  );
}

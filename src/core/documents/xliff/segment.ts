import { textOf } from '#shared/content.ts';
import type { Unit } from '../document.ts';
import type { Edit } from '../edits/spliceEdits.ts';
import type { XmlNode } from '../xml/parseXml.ts';
import type { Entry } from './entry.ts';
import { icuMessage } from './icuMessage.ts';
import { idsOf, inlineContent, type InlineRules } from './inlineContent.ts';
import { writeContent } from './writeContent.ts';

export interface SegmentParts {
  /** The XML text they are in. */
  text: string;
  /** The content of the source. */
  source: readonly XmlNode[];
  /** The content of the target, if it is finished by its own account. */
  done?: readonly XmlNode[] | undefined;
  place: string;
  rules: InlineRules;
  isPreserved: boolean;
  /** Puts the target, as XML, into the file. */
  put: (written: string) => readonly Edit[];
}

/** A segment with one source and one target; undefined if there is nothing to translate in it. */
export function segmentEntry(parts: SegmentParts): Entry | undefined {
  const { text, source, done, place, rules, isPreserved, put } = parts;
  const inline = inlineContent(source, rules, isPreserved);
  const message = icuMessage(text, inline, place);
  if (message) {
    // Finished plurals are not taken apart.
    if (done || message.units.length === 0) return undefined;
    return { units: message.units, write: (targets, { to }) => put(message.write(targets, to)) };
  }
  const { content, pieces } = inline;
  if (!/\p{L}/u.test(textOf(content))) return undefined;
  const unit: Unit = { content, place };
  if (done) {
    const translated = targetContent(parts, done);
    // Not the same elements: it is the translator's affair, and is left alone.
    if (!translated) return undefined;
    unit.translated = translated;
  }
  return {
    units: [unit],
    write(targets) {
      const target = targets.get(0);
      return target ? put(writeContent(text, target, pieces)) : [];
    },
  };
}

/** A target's content, its elements numbered as in the source; undefined if it has others. */
function targetContent(
  { source, rules, isPreserved }: SegmentParts,
  done: readonly XmlNode[],
): Unit['translated'] | undefined {
  const ids = idsOf(source, rules);
  const own = idsOf(done, rules);
  if (own.size !== ids.size || [...own.keys()].some((key) => !ids.has(key))) return undefined;
  return inlineContent(done, rules, isPreserved, ids).content;
}

import type { Targets } from '../document.ts';
import { spliceEdits, type Edit } from '../edits/spliceEdits.ts';
import type { Range } from '../splice/region.ts';
import { attribute, attributeRange, descendants, type XmlElement } from '../xml/parseXml.ts';
import { textIn } from './elements.ts';
import type { Entry } from './entry.ts';
import type { InlineRules } from './inlineContent.ts';
import { replaceInside } from './putTarget.ts';
import { isSegment } from './rules.ts';
import { segmentEntry } from './segment.ts';

export interface SegmentedUnit {
  text: string;
  rules: InlineRules;
  isPreserved: boolean;
  place: string;
  segmented: XmlElement;
  segments: readonly XmlElement[];
  target: XmlElement | undefined;
  /** Whether the unit is finished by its state, and whether its target is in our language at all. */
  isDone: boolean;
  isOurs: boolean;
  put: (written: string) => readonly Edit[];
}

/** A trans-unit whose source is cut into segments, as CAT tools do; its target has the same ones. */
export function segmentedEntry(unit: SegmentedUnit): Entry | undefined {
  const { text, rules, isPreserved, place, segmented, segments, target, isDone, isOurs } = unit;
  const midOf = (element: XmlElement) => attribute(element, 'mid') ?? '';
  const present = new Map(
    [...(target ? descendants(target, isSegment) : [])].map((one) => [midOf(one), one]),
  );
  const parts = segments.flatMap((segment) => {
    const own = present.get(midOf(segment));
    const said = own ? textIn(own).trim() : '';
    const isSaid = isOurs && said !== '' && (isDone || said !== textIn(segment).trim());
    const place_ = [place, midOf(segment)].filter(Boolean).join(' / ');
    const entry = segmentEntry({
      ...{ text, rules, isPreserved, source: segment.children, place: place_ },
      done: isSaid ? own?.children : undefined,
      // Where it is put is decided for the unit as a whole.
      put: (written) => [{ begin: 0, end: 0, text: written }],
    });
    return entry ? [{ segment, own, entry }] : [];
  });
  if (parts.length === 0) return undefined;

  const units = parts.flatMap(({ entry }) => entry.units);
  return {
    units,
    write(targets, options) {
      let first = 0;
      const said = parts.flatMap(({ segment, own, entry }) => {
        const mine = part(targets, first, entry.units.length);
        first += entry.units.length;
        const written = mine.size > 0 ? entry.write(mine, options)[0]?.text : undefined;
        return written === undefined ? [] : [{ segment, own, written }];
      });
      if (target && said.every(({ own }) => own)) {
        const edits = said.flatMap(({ own, written }) =>
          own ? [replaceInside(text, own, written)] : [],
        );
        return [...stateEdits(text, target), ...edits];
      }
      const writtenOf = new Map(said.map(({ segment, written }) => [segment, written]));
      const edits = segments.flatMap((segment) => {
        const own = present.get(midOf(segment));
        const written = writtenOf.get(segment) ?? (own && inside(text, own));
        return written === undefined ? [] : [replaceInside(text, segment, written)];
      });
      const range = { begin: segmented.openEnd, end: segmented.closeBegin };
      return unit.put(spliceWithin(text, range, edits));
    },
  };
}

function part(targets: Targets, first: number, length: number): Targets {
  return new Map(
    Array.from(targets).flatMap(([at, target]) =>
      at >= first && at < first + length ? [[at - first, target] as const] : [],
    ),
  );
}

function inside(text: string, { openEnd, closeBegin }: XmlElement): string {
  return text.slice(openEnd, closeBegin);
}

function spliceWithin(text: string, { begin, end }: Range, edits: readonly Edit[]): string {
  const shifted = edits.map((edit) => {
    return { ...edit, begin: edit.begin - begin, end: edit.end - begin };
  });
  return spliceEdits(text.slice(begin, end), shifted, new Map());
}

/** A state that the target has says what it is now. */
function stateEdits(text: string, target: XmlElement): readonly Edit[] {
  const range = attributeRange(text, target, 'state');
  return range ? [{ ...range, text: 'translated' }] : [];
}

import { attribute, descendants, type XmlElement } from '../xml/parseXml.ts';
import type { Entry } from './entry.ts';
import { segmentedEntry } from './segmented1.ts';
import { childOf, textIn } from './elements.ts';
import { isSegment, RULES_1 } from './rules.ts';
import { putTarget } from './putTarget.ts';
import { segmentEntry } from './segment.ts';

/** States of targets that somebody has finished. */
const OPEN_STATES =
  /^(?:new|needs-translation|needs-l10n|needs-adaptation|needs-review-adaptation)$/;

export interface Scope {
  text: string;
  isPreserved: boolean;
  /** Whether the targets are in the language that is translated into. */
  isOurs: boolean;
}

/** The trans-units of an XLIFF 1.2 file element and of its groups. */
export function* entries1(element: XmlElement, scope: Scope): Generator<Entry> {
  for (const child of element.children) {
    if (child.kind !== 'element' || attribute(child, 'translate') === 'no') continue;
    const space = attribute(child, 'space');
    const inner = { ...scope, isPreserved: space ? space === 'preserve' : scope.isPreserved };
    if (child.local === 'trans-unit') yield* unitEntries(child, inner);
    else if (child.local === 'group' || child.local === 'body') yield* entries1(child, inner);
  }
}

function unitEntries(unit: XmlElement, scope: Scope): readonly Entry[] {
  const { text, isOurs, isPreserved } = scope;
  const source = childOf(unit, 'source');
  // CAT tools lock what is not to be touched.
  if (!source || attribute(unit, 'locked') === 'true') return [];
  const segmented = childOf(unit, 'seg-source');
  const target = childOf(unit, 'target');
  const isDone = isOurs && target !== undefined && isFinished(unit, source, target);
  const parts = {
    ...{ text, rules: RULES_1, isPreserved, target },
    place: attribute(unit, 'resname') ?? attribute(unit, 'id') ?? '',
    put: (written: string) => putTarget(text, segmented ?? source, target, written),
  };
  const locked = lockedSegments(unit);
  const segments = [...(segmented ? descendants(segmented, isSegment) : [])];
  const unlocked = segments.filter((segment) => !locked.has(attribute(segment, 'mid') ?? ''));
  const entry =
    segmented && segments.length > 0
      ? segmentedEntry({ ...parts, segmented, segments: unlocked, isDone, isOurs })
      : segmentEntry({
          ...{ ...parts, source: source.children },
          done: isDone ? target.children : undefined,
        });
  return entry ? [entry] : [];
}

/** Finished by its state; without one, when it has a text other than the source's. */
function isFinished(unit: XmlElement, source: XmlElement, target: XmlElement): boolean {
  const said = textIn(target).trim();
  const state = attribute(target, 'state');
  if (said === '' || (state !== undefined && OPEN_STATES.test(state))) return false;
  const isApproved = attribute(unit, 'approved') === 'yes' || attribute(unit, 'confirmed') === '1';
  if (state !== undefined || isApproved) return true;
  return said !== textIn(source).trim();
}

/** The numbers of segments that Trados says are locked. */
function lockedSegments(unit: XmlElement): ReadonlySet<string> {
  const isLocked = (element: XmlElement) =>
    element.local === 'seg' && attribute(element, 'locked') === 'true';
  return new Set([...descendants(unit, isLocked)].map((seg) => attribute(seg, 'id') ?? ''));
}

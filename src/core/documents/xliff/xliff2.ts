import { attribute, attributeRange, type XmlElement } from '../xml/parseXml.ts';
import { childOf, textIn } from './elements.ts';
import type { Entry } from './entry.ts';
import { putTarget } from './putTarget.ts';
import { RULES_2 } from './rules.ts';
import { segmentEntry } from './segment.ts';
import type { Scope } from './xliff1.ts';

/** The segments of an XLIFF 2 file element and of its groups and units. */
export function* entries2(element: XmlElement, scope: Scope, place = ''): Generator<Entry> {
  for (const child of element.children) {
    if (child.kind !== 'element' || attribute(child, 'translate') === 'no') continue;
    const space = attribute(child, 'space');
    const inner = { ...scope, isPreserved: space ? space === 'preserve' : scope.isPreserved };
    if (child.local === 'segment') {
      const entry = entryOf(child, inner, place);
      if (entry) yield entry;
    } else if (child.local === 'group' || child.local === 'unit') {
      const name = attribute(child, 'name') ?? attribute(child, 'id') ?? '';
      yield* entries2(child, inner, name);
    }
  }
}

function entryOf(segment: XmlElement, { text, isPreserved, isOurs }: Scope, place: string) {
  const source = childOf(segment, 'source');
  const target = childOf(segment, 'target');
  if (!source) return undefined;
  const isDone = isOurs && target !== undefined && isFinished(segment, source, target);
  return segmentEntry({
    ...{ text, source: source.children, place, rules: RULES_2, isPreserved },
    done: isDone ? target.children : undefined,
    put: (written) => [
      ...stateEdits(text, segment),
      ...putTarget(text, source, target, written, { hasState: false }),
    ],
  });
}

/** Finished by its state; without one, when it has a text other than the source's. */
function isFinished(segment: XmlElement, source: XmlElement, target: XmlElement): boolean {
  const said = textIn(target).trim();
  const state = attribute(segment, 'state');
  if (said === '' || state === 'initial') return false;
  return state !== undefined || said !== textIn(source).trim();
}

function stateEdits(text: string, segment: XmlElement) {
  const range = attributeRange(text, segment, 'state');
  if (range) return [{ ...range, text: 'translated' }];
  const at = segment.openEnd - 1;
  return [{ begin: at, end: at, text: ' state="translated"' }];
}

import { attribute, type XmlElement } from '../xml/parseXml.ts';
import type { InlineRules } from './inlineContent.ts';

const keyed = (element: XmlElement) => attribute(element, 'rid') ?? attribute(element, 'id') ?? '';
export const RULES_1: InlineRules = {
  pairs: new Set(['g', 'mrk']),
  begins: { bx: keyed, bpt: keyed },
  ends: { ex: keyed, ept: keyed },
  isProtected: (element) =>
    attribute(element, 'mtype') === 'protected' || attribute(element, 'translate') === 'no',
};

/** A segment in a seg-source, or the place for it in a target. */
export function isSegment(element: XmlElement): boolean {
  return element.local === 'mrk' && attribute(element, 'mtype') === 'seg';
}

const idIs = (element: XmlElement) => attribute(element, 'id') ?? '';
const startIs = (element: XmlElement) => attribute(element, 'startRef') ?? '';
const isIsolated = (element: XmlElement) => attribute(element, 'isolated') === 'yes';
export const RULES_2: InlineRules = {
  pairs: new Set(['pc', 'mrk']),
  begins: { sc: (element) => (isIsolated(element) ? undefined : idIs(element)), sm: idIs },
  ends: { ec: (element) => (isIsolated(element) ? undefined : startIs(element)), em: startIs },
  isProtected: (element) => attribute(element, 'translate') === 'no',
};

const pairIs = (element: XmlElement) => attribute(element, 'i') ?? '';
export const RULES_TMX: InlineRules = {
  pairs: new Set(['hi']),
  begins: { bpt: pairIs },
  ends: { ept: pairIs },
  isProtected: () => false,
};

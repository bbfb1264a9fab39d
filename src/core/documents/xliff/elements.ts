import type { XmlElement } from '../xml/parseXml.ts';

/** The text in an element and in those in it. */
export function textIn({ children }: XmlElement): string {
  return children.map((child) => (child.kind === 'text' ? child.value : textIn(child))).join('');
}

/** The first child element of a name. */
export function childOf({ children }: XmlElement, local: string): XmlElement | undefined {
  return children.find(
    (child): child is XmlElement => child.kind === 'element' && child.local === local,
  );
}

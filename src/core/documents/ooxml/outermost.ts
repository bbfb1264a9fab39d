import type { XmlElement } from '../xml/parseXml.ts';
import { scanXml, type XmlName } from '../xml/scanXml.ts';

/**
 * Calls `visit` with the tree of each element that `wants` holds for and that lies in no other such; `around` are the
 * elements that it lies in, the root first. Big parts are never held as one tree.
 */
export function outermost(
  text: string,
  wants: (element: Pick<XmlElement, 'name' | 'local' | 'uri' | 'attributes'>) => boolean,
  visit: (element: XmlElement, around: readonly XmlName[]) => void,
): void {
  const around: XmlName[] = [];
  const open: XmlElement[] = [];
  scanXml(text, {
    open({ name, local, uri, attributes }, begin, end) {
      if (open.length === 0 && !wants({ name, local, uri, attributes })) {
        around.push({ name, local, uri });
        return;
      }
      const made: XmlElement = {
        ...{ kind: 'element' as const, name, local, uri, attributes, children: [] },
        ...{ begin, openEnd: end, closeBegin: end, end },
      };
      open.at(-1)?.children.push(made);
      open.push(made);
    },
    close(_element, begin, end) {
      const closed = open.pop();
      if (!closed) {
        around.pop();
        return;
      }
      closed.closeBegin = begin;
      closed.end = end;
      if (open.length === 0) visit(closed, around);
    },
    text(value, begin, end, isCdata) {
      open.at(-1)?.children.push({ kind: 'text', begin, end, value, isCdata });
    },
  });
}

import type { Edit } from '../edits/spliceEdits.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import { withAttribute } from './writeContent.ts';

/** A target, in the place of one or behind `before`; `state`: the attribute that says so, where targets have one. */
export function putTarget(
  text: string,
  before: XmlElement,
  target: XmlElement | undefined,
  written: string,
  { hasState = true } = {},
): readonly Edit[] {
  if (target) {
    const open = startTag(text, target);
    const tag = hasState ? withAttribute(open, 'state', 'translated') : open;
    return [replaceInside(text, target, written, tag)];
  }
  const name = siblingName(before, 'target');
  const { begin, end } = before;
  const [indent = ''] = /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, begin - 200), begin)) ?? [];
  const tag = hasState ? `<${name} state="translated">` : `<${name}>`;
  return [{ begin: end, end, text: `${indent}${tag}${written}</${name}>` }];
}

/** Replaces the inside of an element, and its start tag if another is given. */
export function replaceInside(
  text: string,
  element: XmlElement,
  written: string,
  tag = startTag(text, element),
): Edit {
  const { name, begin, closeBegin, end } = element;
  const close = closeBegin === end ? `</${name}>` : text.slice(closeBegin, end);
  return { begin, end, text: tag + written + close };
}

/** The name of a sibling with the same prefix. */
function siblingName({ name, local }: XmlElement, sibling: string): string {
  return name.slice(0, name.length - local.length) + sibling;
}

/** The start tag, also of an empty element. */
function startTag(text: string, { begin, openEnd }: XmlElement): string {
  return text.slice(begin, openEnd).replace(/\s*\/?>$/, '>');
}

import { hasLetters } from '../markup/contentBuilder.ts';
import type { Region } from '../splice/region.ts';
import { UNTOUCHED } from './elements.ts';
import { attributeEncoder } from './escapeHtml.ts';
import { attributeOf, type HtmlAttribute, type HtmlElement } from './tree.ts';

const READ = new Set([
  ...['alt', 'title', 'placeholder', 'aria-label', 'aria-description', 'aria-placeholder'],
  ...['aria-roledescription', 'aria-valuetext'],
]);
/** Attributes that people read on some elements only. */
const READ_ON: Readonly<Record<string, readonly string[]>> = {
  label: ['optgroup', 'option', 'track'],
  summary: ['table'],
};
const BUTTONS = new Set(['submit', 'button', 'reset']);
/** What a page says of itself to searchers and to those who share it. */
const META =
  /^(?:description|keywords|subject|abstract|(?:og|twitter|dc|dcterms)[.:](?:title|description|subject|image:alt|site_name))$/i;

/** The attributes of an element that are text for people. */
export function attributeRegions(text: string, element: HtmlElement): Region[] {
  if (UNTOUCHED.has(element.name) || element.name === 'link') return [];
  return element.attributes.flatMap((attribute) => {
    const { name, range, value, quote } = attribute;
    if (!range || !isRead(element, attribute)) return [];
    const content = [value.replace(/\s+/g, ' ').trim()];
    if (!hasLetters(content)) return [];
    const encode = attributeEncoder(text.slice(range.begin, range.end), quote);
    return [{ ...range, content, tags: new Map(), encode, place: name }];
  });
}

function isRead(element: HtmlElement, { name }: HtmlAttribute): boolean {
  if (READ.has(name)) return true;
  if (READ_ON[name]?.includes(element.name)) return true;
  if (element.name === 'input' && name === 'value') {
    return BUTTONS.has(attributeOf(element, 'type')?.toLowerCase() ?? '');
  }
  if (element.name !== 'meta' || name !== 'content') return false;
  return META.test(attributeOf(element, 'name') ?? attributeOf(element, 'property') ?? '');
}

import type { Format } from '../ooxml/inline.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import { elementsOf, tagOf, valueOf } from './names.ts';

/** How text in a span looks: equal keys look the same. */
export type TextStyle = Pick<Format, 'key' | 'showsSpace'>;

/** Properties that nobody sees: who typed when, and for the spelling. */
const UNSEEN =
  /^(?:officeooo:(?:paragraph-)?rsid|fo:(?:language|country|script)|style:(?:language|country|script|rfc-language-tag)-(?:asian|complex)|style:rfc-language-tag|fo:hyphenate)$/;
const SHOWS_SPACE = /underline-style|line-through-style|background-color/;

/** The styles of spans in `office:automatic-styles`, by their names. */
export function textStylesIn(automatic: XmlElement): ReadonlyMap<string, TextStyle> {
  const styles = new Map<string, TextStyle>();
  for (const style of elementsOf(automatic)) {
    const name = valueOf(style, 'style:name');
    const isText = valueOf(style, 'style:family') === 'text';
    if (isText && name !== undefined) styles.set(name, styleOf(style));
  }
  return styles;
}

function styleOf(style: XmlElement): TextStyle {
  const seen = elementsOf(style)
    .flatMap(({ attributes }) => attributes)
    .map((one) => [tagOf(one), one.name, one.value] as const)
    .filter(([tag]) => !UNSEEN.test(tag))
    .map(([, name, value]) => `${name}=${value}`)
    .sort();
  const parent = valueOf(style, 'style:parent-style-name');
  const key = [...(parent === undefined ? [] : [parent]), ...seen].join('\n');
  return { key, showsSpace: seen.some((one) => SHOWS_SPACE.test(one) && !one.endsWith('none')) };
}

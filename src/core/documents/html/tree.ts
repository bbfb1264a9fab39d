import type { Range } from '../splice/region.ts';

/** Characters and entities up to the next markup, or a CDATA section. */
export interface HtmlText extends Range {
  kind: 'text';
  /** With entities resolved. */
  value: string;
}

export interface HtmlAttribute {
  /** In lower case. */
  name: string;
  value: string;
  /** The raw value, without its quotes; undefined where there is none. */
  range: Range | undefined;
  /** Empty for a value without quotes. */
  quote: '"' | "'" | '';
}

export interface HtmlElement extends Range {
  kind: 'element';
  /** In lower case, with its prefix. */
  name: string;
  attributes: HtmlAttribute[];
  /** The inside is [openEnd, closeBegin); an end tag that is only implied is empty. */
  openEnd: number;
  closeBegin: number;
  children: HtmlNode[];
}

export type HtmlNode = HtmlElement | HtmlText;

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.name === name)?.value;
}

import { inlineRegion, type Item } from '../ooxml/inline.ts';
import type { PartRegion } from '../ooxml/partsDocument.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import { tagOf } from './names.ts';
import { paragraphItems } from './paragraphItems.ts';
import { cellWriter, inSpans, textWriter } from './spans.ts';
import type { TextStyle } from './textStyles.ts';

export interface ParagraphOptions {
  styles: ReadonlyMap<string, TextStyle>;
  /** For what is translated within an element that stands in the paragraph. */
  within: (element: XmlElement) => void;
  /** It stands in a spreadsheet, whose lines are paragraphs. */
  isSheet: boolean;
}

/** A paragraph or heading as a region; undefined where there is nothing to translate. */
export function paragraphRegion(
  text: string,
  paragraph: XmlElement,
  { styles, within, isSheet }: ParagraphOptions,
): PartRegion | undefined {
  const prefix = paragraph.name.slice(0, -paragraph.local.length);
  const write = isSheet ? cellWriter(prefix) : textWriter(prefix);
  const items = paragraphItems(text, paragraph, styles, within);
  const region = inlineRegion(items, (said, format) => inSpans(write(said), format));
  if (!region) return undefined;
  const isHeading = tagOf(paragraph) === 'text:h';
  return {
    ...region,
    separator: isSheet
      ? sheetSeparator(paragraph.name, items, region.begin)
      : `<${prefix}line-break/>`,
    ...(isHeading && { heading: true }),
  };
}

/** In a link there is no room for another paragraph. */
function sheetSeparator(name: string, items: readonly Item[], begin: number): string {
  const isTop = items.some(({ cutBefore }) => cutBefore === begin);
  return isTop ? `</${name}><${name}>` : ' / ';
}

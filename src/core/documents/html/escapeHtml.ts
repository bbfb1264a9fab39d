import { escapeXml } from '../xml/escapeXml.ts';
import type { HtmlAttribute } from './tree.ts';

const SPACES = /&nbsp;|&#160;|&#x0*a0;/i;

/** Writes text between tags, a no-break space as it is written in `raw`. */
export function textEncoder(raw: string): (text: string) => string {
  const space = SPACES.exec(raw)?.[0] ?? '\u00A0';
  return (text) => escapeXml(text).replaceAll('\u00A0', space);
}

/** Writes text for the value of an attribute. */
export function attributeEncoder(
  raw: string,
  quote: HtmlAttribute['quote'],
): (text: string) => string {
  const encode = textEncoder(raw);
  const unsafe = quote === '"' ? /"/g : quote === "'" ? /'/g : /[\s"'=`]/g;
  return (text) =>
    encode(text).replace(unsafe, (mark) => (mark === '"' ? '&quot;' : `&#${mark.charCodeAt(0)};`));
}

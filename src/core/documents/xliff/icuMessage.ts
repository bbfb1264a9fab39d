import { textOf, type Content } from '#shared/content.ts';
import type { Targets } from '../document.ts';
import { readMessage, type Message } from '../messages/message.ts';
import { isBranchingIcu } from '../messages/parseIcu.ts';
import { escapeXml } from '../xml/escapeXml.ts';
import type { InlineContent } from './inlineContent.ts';
import { writeContent } from './writeContent.ts';

/** Elements in the text of a message are characters for private use while it is parsed. */
const PRIVATE = /[\uE000-\uF8FF]/g;
const FIRST = 0xe000;
const MOST = 0x1900;

/**
 * A segment that is an ICU plural or select, with elements that stand alone in it, as Angular writes them; it writes XML.
 * Undefined for all others.
 */
export function icuMessage(
  text: string,
  { content, pieces }: InlineContent,
  place: string,
): Message | undefined {
  if (!textOf(content).includes('{') || textOf(content).search(PRIVATE) >= 0) return undefined;
  const tags = content.filter((part) => typeof part !== 'string');
  if (tags.length > MOST || tags.some(({ kind }) => kind !== 'alone')) return undefined;
  const coded = content
    .map((part) => (typeof part === 'string' ? part : String.fromCharCode(FIRST + part.id - 1)))
    .join('');
  if (!isBranchingIcu(coded)) return undefined;

  const tagOf = (character: string) => tags[character.charCodeAt(0) - FIRST];
  const labelled = (shown: Content): Content =>
    shown.map((part) =>
      typeof part === 'string' || part.text?.search(PRIVATE) !== 0
        ? part
        : { ...part, text: tagOf(part.text)?.text ?? '' },
    );
  const withoutPrivate = (targets: Targets): Targets =>
    new Map(
      Array.from(targets, ([unit, target]) => [
        unit,
        target.map((part) => (typeof part === 'string' ? part.replace(PRIVATE, '') : part)),
      ]),
    );
  const message = readMessage(coded, { syntax: 'icu', placeholder: PRIVATE }, place);
  return {
    units: message.units.map((unit) => ({ ...unit, content: labelled(unit.content) })),
    write(targets, to) {
      const written = escapeXml(message.write(withoutPrivate(targets), to));
      return written.replace(PRIVATE, (character) => {
        const tag = tagOf(character);
        return tag ? writeContent(text, [tag], pieces) : '';
      });
    },
  };
}

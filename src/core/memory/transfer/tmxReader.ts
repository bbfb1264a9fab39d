import { SaxesParser } from 'saxes';
import { PairProblem, type PairReader, type Take } from './foundPair.ts';
import { createTmxUnits } from './tmxUnits.ts';

const MAX_DEPTH = 100;
/** A tag, a comment or a text that is longer is none. In UTF-16 units. */
const MAX_PENDING = 4_000_000;

/**
 * What other tools write although XML forbids it, and what costs no more than the characters it is about: entities that
 * only a DTD could explain stay as they are written.
 */
const HARMLESS =
  /entity|^disallowed character\.|comment|XML declaration|processing instruction|"\]\]>"|duplicate|encoding value|version number|standalone/i;

/** TMX of any version, read as it comes. A DTD is passed over: what it declares is never looked at. */
export function createTmxReader(take: Take): PairReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const units = createTmxUnits(take);
  let depth = 0;
  let pending = 0;
  let ending = false;

  const passed = () => {
    pending = 0;
  };
  parser.on('error', ({ message }) => {
    const problem = message.replace(/^\d+:\d+: /, '');
    if (ending) throw new PairProblem('it ends in the middle');
    if (!HARMLESS.test(problem))
      throw new PairProblem(`its XML is broken (${problem.replace(/\.$/, '')})`);
  });
  parser.on('doctype', passed);
  parser.on('comment', passed);
  parser.on('processinginstruction', passed);
  parser.on('text', (text) => {
    passed();
    units.text(text);
  });
  parser.on('cdata', (text) => {
    passed();
    units.text(text);
  });
  parser.on('opentag', ({ name, attributes }) => {
    passed();
    if (depth === 0 && name !== 'tmx') throw new PairProblem('it is no TMX');
    if (++depth > MAX_DEPTH) throw new PairProblem('its elements are nested too deep');
    units.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    passed();
    depth--;
    units.close(name);
  });

  return {
    write(text) {
      pending += text.length;
      parser.write(text);
      if (pending > MAX_PENDING) throw new PairProblem('something in it has no end');
    },
    end() {
      ending = true;
      parser.close();
    },
  };
}

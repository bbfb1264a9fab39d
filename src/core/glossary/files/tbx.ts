import { SaxesParser } from 'saxes';
import { AppError } from '#shared/errors.ts';
import { createTbxReader } from './tbxEntries.ts';
import type { ReadTerm, TermLanguages } from './termFile.ts';

const CHUNK = 1 << 16;
const MAX_DEPTH = 100;

/**
 * The terms of a TBX text (ISO 30042, of 2008 or 2019), read piece by piece. A DTD is never looked up, and one that
 * declares entities is refused. Error: `glossary.invalid` for what is no well-formed TBX.
 */
export function* readTbx(
  text: string,
  languages: TermLanguages,
  path: string,
): Generator<ReadTerm> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const reader = createTbxReader(languages);
  let depth = 0;
  const fail = (reason: string): never => {
    throw new AppError('glossary.invalid', { path, reason });
  };
  parser.on('error', ({ message }) =>
    fail(message.replace(/^(\d+):\d+: /, 'line $1: ').replace(/\.$/, '')),
  );
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) fail('it declares entities');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (depth === 0 && !/^(?:martif|tbx)$/i.test(localName(name))) fail('it is not TBX');
    if (++depth > MAX_DEPTH) fail('its elements are nested too deep');
    reader.open(localName(name), attributes, parser.line);
  });
  parser.on('text', (text) => {
    reader.text(text);
  });
  parser.on('cdata', (text) => {
    reader.text(text);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    reader.close(localName(name));
  });
  const body = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < body.length; at += CHUNK) {
    parser.write(body.slice(at, at + CHUNK));
    yield* reader.take();
  }
  parser.close();
  yield* reader.take();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

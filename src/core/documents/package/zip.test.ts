import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { createZip, openZip, peekZip } from './zip.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const some = createZip([
  { name: 'mimetype', bytes: utf8('application/epub+zip'), stored: true },
  { name: 'a/文.xml', bytes: utf8('<a/>'.repeat(300)) },
  { name: 'image.bin', bytes: new Uint8Array(1000).map((_, index) => index * 7) },
]);

/** A zip as streams write it: sizes behind the data, an extra field, a comment, bytes before and behind. */
function streamedZip(content: Uint8Array): Buffer {
  const data = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(5, 26);
  local.writeUInt16LE(6, 28);
  const extra = Buffer.from([0xfe, 0xca, 2, 0, 1, 2]);
  const descriptor = Buffer.alloc(16);
  descriptor.write('PK\x07\x08', 'latin1');
  descriptor.writeUInt32LE(crc32(content), 4);
  descriptor.writeUInt32LE(data.length, 8);
  descriptor.writeUInt32LE(content.length, 12);
  const record = Buffer.alloc(46);
  record.write('PK\x01\x02', 'latin1');
  record.writeUInt16LE(8, 8);
  record.writeUInt16LE(8, 10);
  descriptor.copy(record, 16, 4);
  record.writeUInt16LE(5, 28);
  record.writeUInt16LE(6, 30);
  record.writeUInt16LE(3, 32);
  const name = Buffer.from('a.xml');
  const entry = Buffer.concat([local, name, extra, data, descriptor]);
  const directory = Buffer.concat([record, name, extra, Buffer.from('why')]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(entry.length, 16);
  end.writeUInt16LE(5, 20);
  return Buffer.concat([Buffer.from('before'), entry, directory, end, Buffer.from('about')]);
}

const problemOf = (bytes: Uint8Array, read = true): unknown => {
  try {
    const zip = openZip(bytes, '/a.docx');
    if (read) for (const name of zip.names) zip.read(name);
    return undefined;
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

describe('a package', () => {
  it('gives its parts by name, in their order', () => {
    const zip = openZip(some, '/a.epub');
    expect(zip.names).toEqual(['mimetype', 'a/文.xml', 'image.bin']);
    expect(text(zip.read('mimetype'))).toBe('application/epub+zip');
    expect(text(zip.read('a/文.xml'))).toBe('<a/>'.repeat(300));
    expect(zip.has('b')).toBe(false);
  });

  it('is written with other bytes for one part, and every other byte as it was', () => {
    const zip = openZip(some, '/a.epub');
    expect(zip.write(new Map())).toBe(some);
    const written = zip.write(new Map([['a/文.xml', utf8('<b/>')]]));
    const again = openZip(written, '/a.epub');
    expect(again.names).toEqual(zip.names);
    expect(text(again.read('a/文.xml'))).toBe('<b/>');
    expect(again.read('image.bin')).toEqual(zip.read('image.bin'));
    const image = Buffer.from(some).indexOf('image.bin');
    const packed = Buffer.from(some).subarray(image, image + 200);
    expect(Buffer.from(written).includes(packed)).toBe(true);
    const back = again.write(new Map([['a/文.xml', zip.read('a/文.xml')]]));
    expect(Buffer.from(back).equals(some)).toBe(true);
  });

  it('may be streamed, with extra fields, comments and bytes before it', () => {
    const bytes = streamedZip(utf8('<a>Hello</a>'));
    const zip = openZip(bytes, '/a.docx');
    expect(text(zip.read('a.xml'))).toBe('<a>Hello</a>');
    const written = Buffer.from(zip.write(new Map([['a.xml', utf8('<a>Bye</a>')]])));
    expect(text(openZip(written, '/a.docx').read('a.xml'))).toBe('<a>Bye</a>');
    for (const kept of ['before', 'why', 'about', '\x02\x00\x01\x02']) {
      expect(written.includes(kept)).toBe(true);
    }
  });
});

describe('what is no sound package is refused:', () => {
  it('one cut anywhere', () => {
    for (let length = 1; length < some.length; length += 7) {
      expect(problemOf(some.subarray(0, length))).toBe('document.damaged');
    }
  });

  it('one with a password, and office files of before 2007', () => {
    const cfb = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const encrypted = Buffer.concat([cfb, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(problemOf(encrypted)).toBe('document.encrypted');
    expect(problemOf(Buffer.concat([cfb, Buffer.alloc(600)]))).toBe('document.unsupported');
    const locked = Buffer.from(some);
    const record = locked.indexOf('PK\x01\x02', 0, 'latin1');
    locked.writeUInt16LE(locked.readUInt16LE(record + 8) | 1, record + 8);
    expect(problemOf(locked)).toBe('document.encrypted');
  });

  it('a bomb', () => {
    const bomb = createZip([{ name: 'a.xml', bytes: Buffer.alloc(20 * 2 ** 20) }]);
    expect(problemOf(bomb)).toBe('document.tooBig');
    // One that says it is small.
    const record = Buffer.from(bomb).indexOf('PK\x01\x02', 0, 'latin1');
    const liar = Buffer.from(bomb);
    liar.writeUInt32LE(1000, record + 24);
    expect(problemOf(liar)).toBe('document.damaged');
    const empty = new Uint8Array();
    const crowd = createZip(
      Array.from({ length: 20_001 }, (_, n) => ({ name: `${n}`, bytes: empty })),
    );
    expect(problemOf(crowd)).toBe('document.damaged');
  });

  it('one whose entries share bytes or names, or are not what their checksums say', () => {
    const double = createZip([
      { name: 'a', bytes: utf8('one') },
      { name: 'b', bytes: utf8('two') },
    ]);
    const shared = Buffer.from(double);
    const second = shared.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    shared.writeUInt32LE(0, second + 42);
    expect(problemOf(shared)).toBe('document.damaged');
    const twice = createZip([
      { name: 'a', bytes: utf8('one') },
      { name: 'a', bytes: utf8('two') },
    ]);
    expect(problemOf(twice)).toBe('document.damaged');
    const bent = Buffer.from(createZip([{ name: 'a', bytes: utf8('hello'), stored: true }]));
    bent.write('j', bent.indexOf('hello'));
    expect(problemOf(bent)).toBe('document.damaged');
  });

  it('bytes of any kind, with an error of ours or none', () => {
    const outcomes = [undefined, 'document.damaged', 'document.tooBig', 'document.encrypted'];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(outcomes).toContain(problemOf(bytes));
        expect(peekZip(bytes)).toBeUndefined();
      }),
    );
    const changes = fc.array(fc.tuple(fc.nat(some.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, (places) => {
        const bytes = Uint8Array.from(some);
        for (const [at, value] of places) bytes[at] = value;
        expect(outcomes).toContain(problemOf(bytes));
      }),
    );
  });
});

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readableText } from '#shared/content.ts';
import {
  arbitraryTargets,
  copies,
  neverThrows,
  readText,
  texts,
  wrapped,
} from '../text/testing.ts';
import { properties } from './properties.ts';
import { propertiesOf } from './properties/propertiesLines.ts';

const bundle = [
  '# A comment = not text',
  '! Another',
  'open=Open the file',
  '  close : Close \\',
  '     the file\\\\',
  'greeting   Hello\\tworld\\u00e9',
  "a\\ key\\:= It''s {0}",
  'path=/usr/lib/x.so',
  'empty=',
  'menu.save=\\ Save',
  '',
].join('\r\n');
const units = async (text: string | Uint8Array) =>
  (await readText(properties, text)).units.map(({ content, place }) => [
    place,
    readableText(content),
  ]);
async function write(text: string | Uint8Array, target: string) {
  const document = await readText(properties, text);
  return Buffer.from(await document.write(new Map([[0, [target]]]), { from: 'en', to: 'fr' }));
}

describe('a Java resource bundle', () => {
  it('has its values as units, with escapes, continued lines and doubled apostrophes resolved', async () => {
    expect(await units(bundle)).toEqual([
      ['open', 'Open the file'],
      ['close', 'Close the file\\'],
      ['greeting', 'Hello\tworldé'],
      ['a key:', "It's {0}"],
      ['menu.save', ' Save'],
    ]);
  });

  it('comes back byte for byte without targets, and with targets that say the same', async () => {
    expect(await copies(properties, bundle)).toBe(true);
    expect(await copies(properties, '\uFEFFa=é b\nc')).toBe(true);
    expect(await copies(properties, iconv.encode('a=Schließen Sie\n', 'latin1'))).toBe(true);
  });

  it('is translated everywhere, and nowhere else', async () => {
    const pseudo = (await texts(wrapped(properties, bundle)))
      .replaceAll('\\u27E6', '⟦')
      .replaceAll('\\u27E7', '⟧');
    expect(pseudo).toContain('open=⟦Open the file⟧\r\n');
    expect(pseudo).toContain('close : ⟦Close the file\\\\⟧\r\n');
    expect(pseudo).toContain("= ⟦It''s {0}⟧\r\npath=/usr/lib/x.so\r\nempty=\r\n");
  });

  it('has what its encoding lacks as escapes: plain ASCII stays that', async () => {
    expect((await write('a=Close it', 'Fermer é 😀')).toString()).toBe(
      'a=Fermer \\u00E9 \\uD83D\\uDE00',
    );
    expect((await write('a=Close it\nb=é', 'Fermer é 你')).toString()).toBe('a=Fermer é 你\nb=é');
    const latin = await write(iconv.encode('a=Close it\nb=\xE9', 'latin1'), 'é “你”');
    expect(latin.toString('latin1')).toBe('a=é \\u201C\\u4F60\\u201D\nb=é');
  });

  it('doubles apostrophes where Java would take them for quotes', async () => {
    expect((await write('a=File {0} is there', "l'{0}")).toString()).toBe("a=l''{0}");
    expect((await write("a=Don't do it", "l'eau")).toString()).toBe("a=l'eau");
  });

  it('has as many values as before, whatever they are translated to', async () => {
    const keysOf = (text: string) => propertiesOf(text).map(({ key }) => key);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.string({ unit: 'binary' })), async (strings) => {
        const again = await arbitraryTargets(properties, bundle, strings);
        const written = await texts(again.write(new Map(), { from: 'en', to: 'fr' }));
        expect(keysOf(written)).toEqual(keysOf(bundle));
      }),
    );
  });

  it('that is cut or damaged is read or refused', async () => {
    await fc.assert(neverThrows(properties, bundle));
  });
});

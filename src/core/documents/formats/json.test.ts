import { describe, expect, it } from 'vitest';
import {
  expectIdentity,
  expectNoCrash,
  expectUnbroken,
  expectWrapped,
  read,
  rewrite,
} from '../messages/roundTrip.ts';

const text = `\uFEFF{ // for people
\t"$schema": "https://json.schemastore.org/x", "id": "main", "version": "v1.2.3",
  "title" : "Settings", "price": 18.0, "none": null, "title": "Twice",
  "menu": { "file": { "open": "Open \\"it\\"\\u0021", }, "class": "btn-primary" },
  "list": ["Save", "fooBar", "2020-01-01T00:00:00Z", "#ff0000", "image/png", "YYYY-MM-DD HH:mm", "{name}",],
  "i18next": "Hello {{name}}, see $t(menu.help) <1>there</1>.<br/>Bye",
  "lines": "First paragraph.\\n\\nSecond, which\\nis wrapped.",
  /* the end */
  "count": "You have {count, plural, =0 {no files} one {# file} other {# files}}, {name}."
}\r\n`;

describe('JSON', () => {
  it('gives what people read, each with the way to it', async () => {
    const { units, format } = await read(text, 'en.json');
    expect(format).toBe('json');
    expect(units.map(({ place, content }) => [place, content])).toEqual([
      ['title', ['Settings']],
      ['title', ['Twice']],
      ['menu.file.open', ['Open "it"!']],
      ['list.0', ['Save']],
      [
        'i18next',
        [
          ...['Hello {{name}}, see ', { kind: 'alone', id: 1, text: '$t(menu.help)' }, ' '],
          ...[{ kind: 'open', id: 2 }, 'there', { kind: 'close', id: 2 }, '.'],
        ],
      ],
      ['i18next', ['Bye']],
      ['lines', ['First paragraph.']],
      ['lines', ['Second, which', { kind: 'alone', id: 1, text: '↵' }, 'is wrapped.']],
      ['count', ['You have ', { kind: 'alone', id: 1, text: '{count}' }, ', {name}.']],
      ['count [=0]', ['no files']],
      ['count [one]', [{ kind: 'alone', id: 1, text: '#' }, ' file']],
      ['count [other]', [{ kind: 'alone', id: 1, text: '#' }, ' files']],
    ]);
  });

  it('stays as it was without a translation', () => expectIdentity(text, 'en.json'));

  it('is translated in its values and nowhere else', async () => {
    const written = await expectWrapped(text, 'en.json');
    expect(written.replace(/[⟦⟧]/g, '')).toBe(text.replace('\\u0021', '!'));
    expect(written).toContain('"⟦You have⟧ {count, plural, =0 {⟦no files⟧} one {# ⟦file⟧} other');
  });

  it('gets the plural categories of the target language', async () => {
    const written = await rewrite(await read(text, 'en.json'), (content) => content, 'ru');
    expect(written).toContain('one {# file} other {# files} few {# files} many {# files}}, {name}');
  });

  it('stays unbroken', () => expectUnbroken(text, 'en.json'));

  it('may be damaged', () => expectNoCrash(text, 'en.json'));

  it('too deep is refused', async () => {
    await expect(read('['.repeat(100_000), 'a.json')).rejects.toMatchObject({
      code: 'document.damaged',
    });
  });

  it('of a browser extension is translated in its messages', async () => {
    const table = `{"hi": {"message": "hello $USER$", "description": "Greets", "placeholders": {"user": {"content": "$1", "example": "Ann"}}}}`;
    const { units } = await read(table, 'messages.json');
    expect(units).toMatchObject([
      { content: ['hello ', { kind: 'alone', id: 1, text: '$USER$' }], place: 'hi.message' },
    ]);
  });

  it('keeps escaped slashes and characters escaped', async () => {
    const document = await read('{"a": "\\u4f60\\u597d <\\/b>"}', 'a.json');
    expect(await rewrite(document, () => ['é/😀'])).toBe('{"a": "\\u00e9\\/\\ud83d\\ude00"}');
  });
});

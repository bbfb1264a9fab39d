import { describe, expect, it } from 'vitest';
import {
  expectIdentity,
  expectNoCrash,
  expectUnbroken,
  expectWrapped,
  read,
  rewrite,
} from '../messages/roundTrip.ts';

const text = `{
  "@@locale": "en",
  "save": "save",
  "@save": { "description": "Button", "placeholders": {} },
  "greeting": "It's you, '{name}'!",
  "price": "Total: {value, number, currency}",
  "items": "{count, plural, =0{Nothing} one{{count} item} other{{count} items}}"
}
`;

describe('an application resource bundle', () => {
  it('gives its messages, not what is about them', async () => {
    const { units } = await read(text, 'app_en.arb');
    expect(units.map(({ place, content }) => [place, content])).toEqual([
      ['save', ['save']],
      ['greeting', ["It's you, '{name}'!"]],
      ['price', ['Total: ', { kind: 'alone', id: 1, text: '{value}' }]],
      ['items [=0]', ['Nothing']],
      ['items [one]', ['{count} item']],
      ['items [other]', ['{count} items']],
    ]);
  });

  it('stays as it was without a translation', () => expectIdentity(text, 'a.arb'));

  it('is translated in its messages and nowhere else', async () => {
    const written = await expectWrapped(text, 'a.arb');
    expect(written.replace(/[⟦⟧]/g, '')).toBe(text);
  });

  it('says its language, and has its plurals', async () => {
    const written = await rewrite(await read(text, 'a.arb'), (content) => content, 'pt-BR');
    expect(written).toContain('"@@locale": "pt_BR"');
    expect(written).toContain('other{{count} items} many{{count} items}}"');
  });

  it('has apostrophes as its project reads them', async () => {
    const say = () => ["l'{name} '{x}"];
    const plain = await read('{"a": "Hi {name}"}', 'a.arb');
    expect(await rewrite(plain, say)).toBe(`{"a": "l'{name} '(x)"}`);
    const quoting = await read(`{"a": "Hi {name}", "b": "'{' \u4f60"}`, 'a.arb');
    expect(await rewrite(quoting, say)).toContain(`"l''{name} '''{'x'}'"`);
  });

  it('stays unbroken', () => expectUnbroken(text, 'a.arb'));

  it('may be damaged', () => expectNoCrash(text, 'a.arb'));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeAttribute, escapeXml } from './escapeXml.ts';
import { attribute, attributeRange, parseXml } from './parseXml.ts';

const piece = (text: string, { begin, end }: { begin: number; end: number }) =>
  text.slice(begin, end);

describe('an XML text', () => {
  const text =
    '\uFEFF<?xml version="1.0"?>\r\n<!-- <b> --><a x=\'1\' y="a&amp;b">A &lt; <b/>😀<![CDATA[<i>]]>\r\n<c>d</c ></a>\n';

  it('is taken apart at the places where its parts stand', () => {
    const root = parseXml(text);
    expect(root.name).toBe('a');
    expect(piece(text, root)).toBe(text.slice(text.indexOf('<a'), text.lastIndexOf('\n')));
    expect(root.children.map((child) => piece(text, child))).toEqual([
      'A &lt; ',
      '<b/>',
      '😀',
      '<i>',
      '\r\n',
      '<c>d</c >',
    ]);
    expect(root.children[0]).toMatchObject({ value: 'A < ' });
    expect(attribute(root, 'y')).toBe('a&b');
    const range = attributeRange(text, root, 'y');
    expect(range && piece(text, range)).toBe('a&amp;b');
  });

  it.each([
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    [
      'an entity from elsewhere',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
    ['an end too early', '<a><b>'],
    ['depth without end', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
    ['nothing in it', ''],
  ])('with %s is refused', (_, bad) => {
    expect(() => parseXml(bad)).toThrow(expect.objectContaining({ name: 'XmlProblem' }));
  });

  it('holds whatever a model may say, once it is escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        const root = parseXml(`<a b="${escapeAttribute(said)}">${escapeXml(said)}</a>`);
        const text = root.children
          .map((child) => (child.kind === 'text' ? child.value : ''))
          .join('');
        const held = said.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        expect(attribute(root, 'b')).toBe(held);
        // A parser reads every line break as a line feed.
        expect(text).toBe(held.replace(/\r\n?/g, '\n'));
      }),
    );
  });
});

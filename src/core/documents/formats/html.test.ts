import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  expectIdentity,
  expectNoCrash,
  expectUnbroken,
  expectWrapped,
  read,
  rewrite,
  spelled,
  wrap,
} from '../markup/roundTrip.ts';

const page = `<!DOCTYPE html>\r
<html lang="en"><head><meta charset=utf-8><title>Tom &amp; Jerry</title>
<meta name="description" content="A page"><meta name=viewport content="width=device">
<style>p { color: red }</style></head>
<body class=x>
<h1>Head<!-- note -->ing</h1>
<p>One <b>two\n <i>three</i></b><img src=x alt="A cat"> four<br> five&nbsp;six <code>a&lt;b</code> end
<p>Unclosed <b>bold
<p><a href=x title=Hi&amp;there><b>Both</b></a></p>
loose <ul><li>Item one<li>Item two <ul><li>Below</ul>after</ul> tail
<table summary="Sums"><caption>Table</caption><tr><td>A<td>B</table>
<pre>\n Some   text\r\n   here\n</pre><pre><code>x = y</code></pre>
<div class="highlight"><pre><span>def</span> f</pre></div>
Line<br><br>Second<br>line <button title="Do it">OK</button> now
<script>var x = "<p>no</p>"</script><template><p>Later</p></template>
<p translate=no>No</p><p>By <span class="a notranslate">Brand</span> here</p>
<form><label>Name <input placeholder="Yours" value="Typed"></label><input type=submit value=Send><select><option>One<option>Two</select></form>
<svg><title>Drawing</title></svg><p>42</p>
</body></html>`;

describe('HTML', () => {
  it('gives what people read, in its order', async () => {
    const { units, format } = await read(page, 'page');
    expect(format).toBe('html');
    const shown = units.map(({ content, place, heading }) =>
      [heading ? '# ' : '', spelled(content), place === undefined ? '' : ` (${place})`].join(''),
    );
    expect(shown).toEqual([
      ...['# Tom & Jerry', 'A page (content)', '# Head<1/>ing'],
      'One <1>two <2>three</2></1><3/🖼> four<4/↵>five\u00A0six <5/a<b> end',
      ...['A cat (alt)', 'Unclosed <1>bold</1>', '<1>Both</1>', 'Hi&there (title)'],
      ...['loose', 'Item one', 'Item two', 'Below', 'after', 'tail', 'Sums (summary)', 'Table'],
      ...['A', 'B', 'Some   text\n   here', 'Line', 'Second<1/↵>line <2/OK> now'],
      ...['Do it (title)', 'OK', 'By <1/Brand> here', 'Name', 'Yours (placeholder)'],
      ...['Send (value)', 'One', 'Two'],
    ]);
  });

  it('stays as it was without a translation', () => expectIdentity(page, 'page.html'));

  it('is translated where people read, and nowhere else', async () => {
    const written = Buffer.from(await expectWrapped(page, 'page.html')).toString();
    expect(written.replaceAll(/[⟦⟧]/g, '').replace('lang="de"', 'lang="en"')).toBe(
      // White space that nobody sees is the translation's own.
      page.replace('two\n ', 'two ').replace('<br> five', '<br>five'),
    );
  });

  it('holds both languages where there is room for them', async () => {
    const document = await read(
      '<title>Cat</title><p>One <img alt="Dog"></p><pre>Two</pre>',
      'a.html',
    );
    const written = await rewrite(document, wrap, { bilingual: true });
    expect(Buffer.from(written).toString()).toBe(
      '<title>Cat / ⟦Cat⟧</title><p>One<br>⟦One⟧ <img alt="⟦Dog⟧"></p><pre>Two\n⟦Two⟧</pre>',
    );
  });

  it('says its language and the direction of its lines', async () => {
    const inArabic = async (text: string) =>
      Buffer.from(await rewrite(await read(text, 'a.html'), wrap, { to: 'ar' })).toString();
    expect(await inArabic('<html><p lang=en>Cat <i lang=fr>chat</i>')).toBe(
      '<html lang="ar" dir="rtl"><p lang=en>⟦Cat ⟧<i lang=fr>⟦chat⟧</i>'
        .replace('lang=en', 'lang=ar')
        .replace('⟦Cat ⟧', '⟦Cat⟧ '),
    );
    expect(await inArabic('<html lang=en-GB dir="ltr"><p>Cat')).toContain(
      '<html lang=ar dir="rtl">',
    );
    const hebrew = await read('<html lang=he dir=rtl><p dir="rtl">\u05D0', 'a.html');
    expect(Buffer.from(await rewrite(hebrew, wrap)).toString()).toContain(
      '<html lang=de dir=ltr><p dir="ltr">',
    );
  });

  it('keeps its encoding, with entities for what that does not have', async () => {
    const bytes = iconv.encode(
      '<meta charset="windows-1252"><p>Caf\u00E9 \u20AC</p>',
      'windows-1252',
    );
    const document = await read(bytes, 'a.html');
    expect(document.units[0]?.content).toEqual(['Caf\u00E9 \u20AC']);
    const written = await rewrite(document, () => ['Caf\u00E9 \u8336\u{1F375}']);
    expect(iconv.decode(Buffer.from(written), 'windows-1252')).toBe(
      '<meta charset="windows-1252"><p>Caf\u00E9 &#33590;&#127861;</p>',
    );
  });

  it('that is well-formed XML stays so', async () => {
    const text =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body><p>One<div>in<br/>side</div></p><a id="x"/>Two<![CDATA[ <3]]></body></html>';
    const document = await read(text, 'a.xhtml');
    expect(document.units.map(({ content }) => spelled(content))).toEqual([
      'One',
      'in<1/↵>side',
      'Two <3',
    ]);
    const written = await rewrite(document, wrap, { bilingual: true });
    expect(Buffer.from(written).toString()).toContain('One<br/>⟦One⟧');
    await expectIdentity(text, 'a.xhtml');
  });

  it('nested without end, and without an end tag, is read at once', async () => {
    const deep = ['<div>', '<b>', '<p><b>', '<table><tr><td>', '<a title="Far">'].map((tag) =>
      tag.repeat(5_000),
    );
    for (const text of deep)
      await expectWrapped(`${text}End${'</div></b></i></td>'.repeat(5_000)}`, 'a.html');
  });

  it('stays whole whatever the model says', () => expectUnbroken(page, 'page.html'));

  it('that is damaged is read all the same, or refused', () => expectNoCrash(page, 'page.html'));
});

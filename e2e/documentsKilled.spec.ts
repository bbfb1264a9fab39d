import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { convert, hasOffice, READABLE } from '#core/documents/testing/office.ts';
import { NAMESPACES, officePackage } from '#core/documents/testing/officeParts.ts';
import { expect, test } from './app.ts';
import { drop, files, save } from './documents.ts';

const LINES = 60;
const numbered = (make: (number: number) => string) =>
  Array.from({ length: LINES }, (_, i) => make(i + 1)).join('');

const documents = {
  'letter.docx': officePackage('word/document.xml', {
    'word/document.xml': {
      xml: `<w:document ${NAMESPACES}><w:body>${numbered(
        (i) =>
          `<w:p><w:r><w:t xml:space="preserve">Paragraph ${i} is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>`,
      )}</w:body></w:document>`,
      type: 'wordprocessingml.document.main',
    },
  }),
  'film.srt': Buffer.from(
    numbered((i) => `${i}\n00:00:01,000 --> 00:00:02,000\nCue number ${i} is said.\n\n`),
  ),
  'page.html': Buffer.from(
    `<html lang="de"><body>${numbered((i) => `<p>Line <b>number</b> ${i}.</p>\n`)}</body></html>`,
  ),
};

test('three files are paused, survive kill -9, end, and what was edited is in the saved document', async ({
  desk,
}) => {
  test.setTimeout(300_000);
  await desk.giveModel();
  let page = await desk.start();
  const folder = path.join(desk.dataFolder, 'given');
  await mkdir(folder);
  for (const [name, bytes] of Object.entries(documents)) {
    await writeFile(path.join(folder, name), bytes);
  }
  await drop(page, ...Object.keys(documents).map((name) => path.join(folder, name)));
  await expect(files(page).rows).toHaveCount(3);
  await expect(files(page).view).toContainText(/\d+ of 60 segments/);
  await expect(files(page).view).toContainText(/[1-9]\d* of 60 segments/);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(files(page).rows.filter({ hasText: 'Paused' })).not.toHaveCount(0);
  const before = await done(page);
  expect(before).toBeLessThan(3 * LINES);
  await desk.kill();

  page = await desk.start();
  await expect(files(page).rows).toHaveCount(3);
  expect(await done(page)).toBeGreaterThanOrEqual(before);
  await page.getByRole('button', { name: 'Go on with all' }).click();
  await expect(files(page).view).toContainText(/Translating/);
  // And once more while it works, with nobody to ask it to go on.
  await desk.kill();
  page = await desk.start();
  for (const name of Object.keys(documents)) {
    await expect(files(page).row(name)).toContainText('Done', { timeout: 120_000 });
  }

  const view = files(page);
  await view
    .row('letter.docx')
    .getByRole('button', { name: /^Review/ })
    .click();
  await view.segment(3).press('Enter');
  await view.editor.fill('Dritter Absatz, <g1>fett</g1>!');
  await page.keyboard.press('Control+Enter');
  // With nothing left to check it no longer stands first.
  await view.search.fill('Dritter Absatz');
  await expect(view.segment(3)).toContainText('Dritter Absatz');
  await view.back.click();
  await expect(view.back).toHaveCount(0);
  await save(page, view.row('letter.docx'), /^Translation, beside/);
  await expect(view.row('letter.docx')).toContainText('Saved as letter.en.docx');

  const original = await readFile(path.join(folder, 'letter.docx'));
  expect(original.equals(documents['letter.docx'])).toBe(true);
  if (!hasOffice) return;
  const saved = await readFile(path.join(folder, 'letter.en.docx'));
  const texts = await convert(new Map([['letter.docx', saved]]), READABLE.txt);
  const lines = texts.get('letter.txt')?.toString().trim().split(/\r?\n/) ?? [];
  expect(lines).toHaveLength(LINES);
  expect(lines[2]).toBe('Dritter Absatz, fett!');
});

/** Segments that are translated, of all files. */
async function done(page: Parameters<typeof files>[0]): Promise<number> {
  const texts = await files(page).rows.allInnerTexts();
  return texts
    .map((text) => Number(/(\d+) of \d+ segments/.exec(text)?.[1] ?? 0))
    .reduce((sum, count) => sum + count, 0);
}

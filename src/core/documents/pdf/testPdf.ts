/** A line of text in a PDF for tests: in points, from the left and from the bottom. */
export interface TestLine {
  x: number;
  y: number;
  text: string;
  size?: number;
  bold?: boolean;
}

/** What a page is beside its text. */
export type TestPage = readonly TestLine[] | 'image';

/** The bytes of a PDF with A4 pages of these lines, in Helvetica; `encrypted`: with a password that nobody knows. */
export function testPdf(pages: readonly TestPage[], { encrypted = false } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (object: string) => objects.push(object);
  add('<</Type/Catalog/Pages 2 0 R>>');
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  add(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>');
  add(
    '<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray/Length 64>>\nstream\n' +
      `${'0'.repeat(64)}\nendstream`,
  );
  pages.forEach((page, index) => {
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${7 + index * 2} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</I 5 0 R>>>>>>`,
    );
    const content = page === 'image' ? 'q 500 0 0 700 40 70 cm /I Do Q' : page.map(line).join('\n');
    add(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
  });
  const key = '0'.repeat(64);
  if (encrypted) add(`<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`);
  return file(objects, encrypted);
}

function line({ x, y, text, size = 10, bold = false }: TestLine): string {
  const escaped = text.replace(/[\\()]/g, '\\$&');
  return `BT /F${bold ? 2 : 1} ${size} Tf ${x} ${y} Td (${escaped}) Tj ET`;
}

function file(objects: readonly string[], encrypted: boolean): Uint8Array {
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = '00'.repeat(16);
  const extra = encrypted ? `/Encrypt ${objects.length} 0 R/ID[<${id}><${id}>]` : '';
  const begin = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  out += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${extra}>>\nstartxref\n${begin}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

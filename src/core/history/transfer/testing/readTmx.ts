type Attributes = Record<string, string>;

export interface TmxFile {
  header: Attributes;
  units: { attributes: Attributes; variants: { attributes: Attributes; text: string }[] }[];
}

/** A strict reader of the part of TMX that is written: whatever else stands in the file is an error. */
export function readTmx(file: string): TmxFile {
  let rest = file;
  /** What stands next, if it matches. */
  function next(pattern: RegExp): RegExpExecArray | null {
    const found = new RegExp(`^(?:${pattern.source})\\s*`, 'u').exec(rest);
    rest = rest.slice(found?.[0].length ?? 0);
    return found;
  }
  function must(pattern: RegExp): RegExpExecArray {
    const found = next(pattern);
    if (found) return found;
    throw new Error(`${pattern.source} does not stand at: ${rest.slice(0, 80)}`);
  }

  if (/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(file))
    throw new Error('a character that XML forbids, or would change');
  must(/<\?xml version="1\.0" encoding="UTF-8"\?>/);
  must(/<tmx version="1\.4">/);
  const header = attributesIn(must(/<header([^<>]*)\/>/)[1]);
  must(/<body>/);
  const units: TmxFile['units'] = [];
  for (let unit = next(/<tu( [^<>]*)?>/); unit; unit = next(/<tu( [^<>]*)?>/)) {
    const variants: TmxFile['units'][number]['variants'] = [];
    for (let found = next(VARIANT); found; found = next(VARIANT))
      variants.push({ attributes: attributesIn(found[1]), text: unescaped(found[2]) });
    must(/<\/tu>/);
    units.push({ attributes: attributesIn(unit[1]), variants });
  }
  must(/<\/body>/);
  must(/<\/tmx>/);
  if (rest !== '') throw new Error(`more follows: ${rest.slice(0, 80)}`);
  return { header, units };
}

const VARIANT = /<tuv( [^<>]*)><seg>([^<>]*)<\/seg><\/tuv>/;

function attributesIn(text = ''): Attributes {
  if (!/^(?: [\w:-]+="[^"<]*")*$/.test(text)) throw new Error(`no attributes: ${text}`);
  return Object.fromEntries(
    [...text.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = '', value]) => [
      name,
      unescaped(value),
    ]),
  );
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };

function unescaped(text = ''): string {
  return text.replace(/&([^;]*;?)/g, (whole, name: string) => {
    const character = ENTITIES[name.replace(/;$/, '')];
    if (character === undefined || !name.endsWith(';')) throw new Error(`no entity: ${whole}`);
    return character;
  });
}

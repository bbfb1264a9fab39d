import { AppError, isAppError } from '#shared/errors.ts';
import { formatOfName } from '#shared/documentFormats.ts';
import { arb } from './formats/arb.ts';
import { ass } from './formats/ass.ts';
import { csv } from './formats/csv.ts';
import { docx } from './formats/docx.ts';
import { epub } from './formats/epub.ts';
import { html } from './formats/html.ts';
import { ipynb } from './formats/ipynb.ts';
import { json } from './formats/json.ts';
import { md } from './formats/md.ts';
import { odp } from './formats/odp.ts';
import { ods } from './formats/ods.ts';
import { odt } from './formats/odt.ts';
import { pdf } from './formats/pdf.ts';
import { po } from './formats/po.ts';
import { pptx } from './formats/pptx.ts';
import { properties } from './formats/properties.ts';
import { srt } from './formats/srt.ts';
import { strings } from './formats/strings.ts';
import { tex } from './formats/tex.ts';
import { tmx } from './formats/tmx.ts';
import { txt } from './formats/txt.ts';
import { vtt } from './formats/vtt.ts';
import { xliff } from './formats/xliff.ts';
import { xlsx } from './formats/xlsx.ts';
import { yaml } from './formats/yaml.ts';
import type { Document, DocumentFormat, DocumentInput, ReadOptions } from './document.ts';
import { reasonOf } from './reasonOf.ts';

/** By content first: the one that is surer of itself stands before those that look like it. */
const formats: readonly DocumentFormat[] = [
  pdf,
  docx,
  pptx,
  xlsx,
  odt,
  odp,
  ods,
  epub,
  xliff,
  tmx,
  html,
  arb,
  json,
  yaml,
  md,
  ipynb,
  tex,
  srt,
  vtt,
  ass,
  po,
  csv,
  properties,
  strings,
  txt,
];

/**
 * Reads a document, by its content first and its name second. Errors: `document.*`; whatever else a format's library
 * throws at a broken file becomes `document.damaged`.
 */
export async function readDocument(
  input: DocumentInput,
  options: ReadOptions = {},
): Promise<Document & { format: DocumentFormat['id'] }> {
  const { path } = input;
  if (input.bytes.length === 0) throw new AppError('document.noText', { path });
  const format = formatOf(input);
  if (!format) throw new AppError('document.unsupported', { path });
  const reading = Promise.resolve().then(() => format.read(input, options));
  const document = await reading.catch((error: unknown) => {
    if (isAppError(error)) throw error;
    throw new AppError('document.damaged', { path, reason: reasonOf(error) }, { cause: error });
  });
  if (document.units.length === 0) throw new AppError('document.noText', { path });
  return { ...document, format: format.id };
}

function formatOf(input: DocumentInput): DocumentFormat | undefined {
  const named = formatOfName(input.path);
  return (
    formats.find((format) => format.recognizes(input)) ?? formats.find(({ id }) => id === named)
  );
}

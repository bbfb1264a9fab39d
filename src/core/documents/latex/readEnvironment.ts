import { argumentsAt } from './arguments.ts';
import * as known from './macros.ts';
import { addFormula } from './readMath.ts';
import { textArguments, type Reading, type TexReader } from './reading.ts';
import type { Environment } from './structure.ts';

/** Reads an environment: those of text and tables, and titles; all else stays as it is. */
export function readEnvironment(
  reader: TexReader,
  { name, begin, bodyBegin, bodyEnd, end }: Environment,
  reading: Reading,
): void {
  const { text, structure, theorems, flush, block } = reader;
  const { paragraph, depth } = reading;
  if (known.FORMULAS.test(name)) {
    addFormula(reader, begin, end, reading);
    return;
  }
  if (reading.inline) {
    paragraph.alone(text.slice(begin, end), '…', { begin, end });
    return;
  }
  flush(reading);
  const bare = name.replace(/\*$/, '');
  const count =
    known.TABLES.get(name) ??
    known.TEXT_ENVIRONMENTS.get(bare) ??
    (theorems.has(name) ? 0 : undefined);
  const isTitled = known.TITLED_ENVIRONMENTS.has(bare);
  if (count === undefined && !isTitled) return;
  const { list, end: from } = argumentsAt(text, bodyBegin, structure, isTitled ? 2 : count);
  if (isTitled)
    for (const { inside } of textArguments(list, 0).filter(({ isOptional }) => !isOptional))
      block(inside, { depth, heading: true });
  block({ begin: Math.min(from, bodyEnd), end: bodyEnd }, { depth, table: known.TABLES.has(name) });
}

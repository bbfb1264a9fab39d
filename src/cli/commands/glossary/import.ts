import path from 'node:path';
import type { Glossaries } from '#core/glossary/glossaries.ts';
import { knownLanguage } from '#core/translate/request.ts';
import type { Glossary, GlossaryImport } from '#shared/ipc/glossary.ts';
import { DONE, FAILED, parseCommand } from '../../command.ts';
import { print, printError } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { findGlossary, withGlossaries } from '../../withGlossaries.ts';

/** Adds the terms of a file to a glossary, which is made where it is not there. */
export async function importGlossary(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    name: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usageError('glossary import needs one FILE');
  const name = (values.name ?? path.parse(file).name).trim();
  if (name === '') throw usageError('--name is empty');
  const asked = { name, from: codeOf(values.from), to: codeOf(values.to) };
  return withGlossaries(async (all) => {
    const known = findGlossary(all, name);
    const imported = known
      ? await all.importFile(withLanguages(known, asked).id, file)
      : await importNew(all, asked, file);
    await print(values.json ? JSON.stringify(imported, null, 2) : reportOf(imported));
    if (!values.json) for (const line of problemsOf(imported)) printError(line);
    const isOfUse = imported.added + imported.skipped > 0;
    return isOfUse ? DONE : FAILED;
  });
}

interface Asked {
  name: string;
  from: string | undefined;
  to: string | undefined;
}

const codeOf = (language: string | undefined): string | undefined =>
  language === undefined ? undefined : knownLanguage(language).code;

/** Error: `usage.invalid` for a glossary of other languages. */
function withLanguages(glossary: Glossary, { from, to }: Asked): Glossary {
  if ((from ?? glossary.from) === glossary.from && (to ?? glossary.to) === glossary.to)
    return glossary;
  throw usageError(
    `The glossary '${glossary.name}' is for ${glossary.from || 'any'} > ${glossary.to || 'any'}; choose another --name`,
  );
}

/** A file that cannot be read, or has nothing of use, leaves no empty glossary behind. */
async function importNew(
  all: Glossaries,
  { name, from = '', to = '' }: Asked,
  file: string,
): Promise<GlossaryImport> {
  const { id } = all.create({ name, from, to });
  const forget = () => {
    all.delete(id);
    all.purgeDeleted();
  };
  const imported = await all.importFile(id, file).catch((error: unknown) => {
    forget();
    throw error;
  });
  if (imported.glossary.terms === 0) forget();
  return imported;
}

function reportOf({ glossary, added, skipped, refused }: GlossaryImport): string {
  const terms = added === 1 ? 'term' : 'terms';
  return `Added ${added} ${terms} to ${glossary.name}; ${skipped} were there already, ${refused} could not be used.`;
}

function problemsOf({ problems, refused }: GlossaryImport): string[] {
  const lines = problems.map(({ line, problem }) => `Line ${line}: ${problem}.`);
  return refused > problems.length ? [...lines, `And ${refused - problems.length} more.`] : lines;
}

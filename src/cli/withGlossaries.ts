import { createGlossaries, type Glossaries } from '#core/glossary/glossaries.ts';
import { openDatabase } from '#core/history/database.ts';
import { dataFolder, historyPath } from '#core/paths.ts';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { usageError } from './usage.ts';

/** Opens the app's glossaries for as long as `use` takes. Errors: those of opening the history, and of `use`. */
export async function withGlossaries<T>(use: (glossaries: Glossaries) => Promise<T>): Promise<T> {
  const database = openDatabase(historyPath(dataFolder()));
  try {
    return await use(createGlossaries({ database, emit: () => undefined }));
  } finally {
    database.close();
  }
}

/** The glossary that the user means, if its case must be, whatever the case. Error: `usage.invalid`. */
export function glossaryNamed(glossaries: Pick<Glossaries, 'list'>, name: string): Glossary {
  const found = findGlossary(glossaries, name);
  if (found) return found;
  throw usageError(`There is no glossary '${name}'`);
}

export function findGlossary(
  glossaries: Pick<Glossaries, 'list'>,
  name: string,
): Glossary | undefined {
  const all = glossaries.list();
  const wanted = name.trim().toLowerCase();
  return (
    all.find((glossary) => glossary.name === name.trim()) ??
    all.find((glossary) => glossary.name.toLowerCase() === wanted)
  );
}

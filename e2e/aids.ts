import { expect, type Page } from '@playwright/test';
import type { MemoryPair } from '#shared/ipc/memory.ts';
import type { TermFields } from '#shared/ipc/glossary.ts';

/** Makes a glossary with these terms, `[source, target]`, as its view would. */
export async function addTerms(
  page: Page,
  languages: { from: string; to: string },
  terms: [source: string, target: string][],
  more: Partial<TermFields> = {},
): Promise<void> {
  const fields = terms.map(([source, target]): TermFields => ({
    ...{ source, target, note: '', caseSensitive: false, match: 'word', forbidden: false },
    ...more,
  }));
  const isAdded = await page.evaluate(
    async ({ languages, terms }) => {
      const { bayling } = window;
      const made = await bayling.request('glossary.create', { name: 'Words', ...languages });
      if (!made.ok) return false;
      return (await bayling.request('glossary.addTerms', { glossary: made.data.id, terms })).ok;
    },
    { languages, terms: fields },
  );
  expect(isAdded).toBe(true);
}

/** What is in the translation memory, newest first. */
export async function memoryPairs(page: Page): Promise<MemoryPair[]> {
  const listed = await page.evaluate(() =>
    window.bayling.request('memory.list', { filter: { query: '' }, limit: 100, offset: 0 }),
  );
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.data.rows;
}

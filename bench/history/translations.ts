import { statSync } from 'node:fs';
import { openDatabase } from '../../src/core/history/database.ts';
import { createTranslationStore } from '../../src/core/history/translationStore.ts';
import { chinese, english } from './language.ts';
import { queries } from './queries.ts';
import { between } from './random.ts';
import { measure, print, printTimesHead, time } from './table.ts';

/** Saving, finding and purging so many translations of 10 to 50 words. */
export function benchTranslations(file: string, entries: number, repeats: number): void {
  const database = openDatabase(file);
  const store = createTranslationStore(database);
  const saving = time(() => {
    for (let number = 0; number < entries; number++) {
      const id = `${number}`;
      const words = between(10, 50);
      const given = { from: 'zh', to: 'en', model: 'm', createdAt: number };
      store.start({ id, source: chinese.text(words), ...given });
      store.finish(id, {
        ...{ target: english.text(words), from: 'zh', model: 'm', state: 'done', totalMs: 1 },
      });
    }
  });
  print('translations', entries.toLocaleString('en'));
  print('saved a second', ((entries / saving) * 1000).toFixed(0));
  print('file, MB', (statSync(file).size / 1e6).toFixed(0));

  printTimesHead('50 translations');
  for (const [name, make] of [['no query', () => ''] as const, ...queries])
    measure(name, repeats, () => store.list({ query: make(), limit: 50, offset: 0 }).total);
  printTimesHead('gone for good');
  measure('one translation', 1, () => {
    store.delete('7');
    return store.purgeDeleted();
  });
  database.close();
}

import { statSync } from 'node:fs';
import { createConversationStore } from '../../src/core/history/conversationStore.ts';
import { openDatabase } from '../../src/core/history/database.ts';
import type { ConversationFilter } from '../../src/shared/ipc/chat.ts';
import { fill, LONGEST, printTurns } from './fillConversations.ts';
import { queries } from './queries.ts';
import { between } from './random.ts';
import { measure, print, printTimesHead } from './table.ts';

const DELETED = 100;
const TURNS = 500;
const PAGE = 50;

const filters: readonly [name: string, filter: ConversationFilter][] = [
  ['not archived', { archived: false }],
  ['Chinese to English, not archived', { archived: false, from: 'zh', to: 'en' }],
  ['nothing passes', { from: 'de' }],
];

/** Saving, finding, listing, opening and purging so many messages, about twenty a conversation. */
export function benchConversations(file: string, messages: number, repeats: number): void {
  const database = openDatabase(file);
  const store = createConversationStore(database);
  fill(store, messages);
  printTurns(store, TURNS);
  print('file, MB', (statSync(file).size / 1e6).toFixed(0));

  for (const [name, filter] of [['everything', {}] as const, ...filters]) {
    printTimesHead(`50 messages found, ${name}`);
    for (const [query, make] of queries)
      measure(query, repeats, () => store.search(make(), filter, { limit: PAGE, offset: 0 }).total);
  }
  printTimesHead('50 conversations listed');
  for (const [name, filter] of [['any page', {}] as const, ...filters]) {
    const { total } = store.list(filter, { limit: 1, offset: 0 });
    const offset = () => between(0, Math.max(1, total - PAGE));
    measure(name, repeats, () => store.list(filter, { limit: PAGE, offset: offset() }).total);
  }
  printTimesHead('one conversation');
  measure(`opened, ${LONGEST.toLocaleString('en')} messages`, repeats, () => {
    store.required('0');
    return store.messages('0').length;
  });
  printTimesHead('gone for good');
  for (let number = 1; number <= DELETED; number++) store.delete(`${number}`);
  measure(`${DELETED} conversations`, 1, () => store.purgeDeleted());
  database.close();
}

import { writeSync } from 'node:fs';
import { newConversation } from '#core/chat/newConversation.ts';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import { createConversationStore } from '../conversationStore.ts';
import { openDatabase, type Database } from '../database.ts';
import { migrate, MIGRATIONS } from '../migrate.ts';
import { createTranslationStore } from '../translationStore.ts';
import { refusal } from './refusal.ts';
import { editedBy } from './segmented.ts';
import { sourceOf, targetOf } from './texts.ts';

const NOBODY = 65_534;
const [task = '', file = '', argument = ''] = process.argv.slice(2);

const tasks: Record<string, () => void> = {
  /** Until it is killed. */
  write() {
    const store = createTranslationStore(openDatabase(file));
    for (let number = 0; ; number++) writeOne(store, `${argument}-${number}`);
  },

  writeFifty() {
    const store = createTranslationStore(openDatabase(file));
    for (let number = 0; number < 50; number++) writeOne(store, `${argument}-${number}`);
  },

  /** Begins a translation and never ends it. */
  start() {
    const store = createTranslationStore(openDatabase(file));
    const createdAt = Date.now();
    store.start({ id: argument, source: '你好', from: 'zh', to: 'en', model: 'm', createdAt });
    store.update(argument, { target: 'Hel', totalMs: 1 });
    store.update(argument, { target: 'Hello', totalMs: 2 });
    say('started');
    setInterval(() => undefined, 1000);
  },

  /** A translation whose second sentence the user wrote, and that nobody closes. */
  edit() {
    const store = createTranslationStore(openDatabase(file));
    const [before, after] = [editedBy('Zwei.', 'model'), editedBy('Deux.', 'user')];
    store.start({ id: argument, ...before.entry, model: 'm', createdAt: Date.now() });
    store.finish(argument, { ...before.entry, ...{ model: 'm', state: 'done', totalMs: 1 } });
    store.revise(argument, after.entry.target, after.segmented);
    say('edited');
    setInterval(() => undefined, 1000);
  },

  /** Begins an answer and never ends it. */
  answer() {
    const store = createConversationStore(openDatabase(file));
    const asked = `${argument}-asked`;
    const [id, text] = [`${argument}-answer`, targetOf(argument)];
    store.create(newConversation({ id: argument }));
    store.add(argument, [
      messageOf(asked, null, 'user'),
      { ...messageOf(id, asked, 'assistant'), state: 'running' },
    ]);
    store.update(id, { text: text.slice(0, 100), totalMs: 1 });
    store.update(id, { text, totalMs: 2 });
    say('answering');
    setInterval(() => undefined, 1000);
  },

  /** Fifty messages in a conversation that others write to. */
  say() {
    const store = createConversationStore(openDatabase(file));
    for (let number = 0; number < 50; number++) {
      const parentId = store.get('shared')?.leafId ?? null;
      store.add('shared', [messageOf(`${argument}-${number}`, parentId, 'user')]);
    }
  },

  /** Lets nobody else in, readers included. */
  hold() {
    const database = openDatabase(file);
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    say('holding');
    // A database that nothing refers to is closed by the garbage collector.
    setInterval(() => database, 1000);
  },

  open() {
    openDatabase(file).close();
  },

  migrate() {
    const addTable = (database: Database) => {
      database.exec('CREATE TABLE made_once (value TEXT)');
    };
    say(
      JSON.stringify(
        refusal(() => {
          migrate(openDatabase(file), [...MIGRATIONS, addTable]);
        }),
      ),
    );
  },

  /** Permissions mean nothing to root, who may run the tests: it becomes nobody when everything is loaded. */
  openUnprivileged() {
    if (process.getuid?.() === 0) {
      openDatabase(argument).close();
      process.setgid?.(NOBODY);
      process.setuid?.(NOBODY);
    }
    say(JSON.stringify(refusal(() => openDatabase(file))));
  },
};

tasks[task]?.();

/** At once: a line that was written stands for a commit, also when the next instant is a kill -9. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function messageOf(
  id: string,
  parentId: string | null,
  role: ConversationMessage['role'],
): ConversationMessage {
  const createdAt = Date.now();
  return { id, parentId, role, text: '', state: 'done', model: '', createdAt, totalMs: 0 };
}

function writeOne(store: ReturnType<typeof createTranslationStore>, id: string): void {
  const target = targetOf(id);
  const createdAt = Date.now();
  store.start({ id, source: sourceOf(id), from: 'zh', to: 'en', model: 'm', createdAt });
  say(`started ${id}`);
  for (const part of [0.3, 0.6, 0.9]) {
    const length = Math.floor(target.length * part);
    store.update(id, { target: target.slice(0, length), totalMs: 1 });
    say(`saved ${id} ${length}`);
  }
  store.finish(id, { target, from: 'zh', model: 'm', state: 'done', totalMs: 2 });
  say(`finished ${id}`);
}

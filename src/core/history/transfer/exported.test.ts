import { expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import { createConversationStore } from '../conversationStore.ts';
import { openMemoryDatabase } from '../database.ts';
import { createTranslationStore } from '../translationStore.ts';
import { everything, onlyConversation } from './exported.ts';
import { exportMarkdown } from './exportHistory.ts';

function kept() {
  const database = openMemoryDatabase();
  const saved = createConversationStore(database);
  const unsaved = createConversationStore(openMemoryDatabase());
  saved.create(newConversation({ id: 'a', title: 'Saved' }));
  unsaved.create(newConversation({ id: 'b', title: 'Unsaved' }));
  const translations = createTranslationStore(database);
  translations.start({ id: 't', source: '早', from: 'zh', to: 'en', model: 'm', createdAt: 1 });
  return {
    ...{ saved, translations, memory: createMemoryStore(database) },
    conversations: [unsaved, saved],
  };
}

it('what is not saved is exported with all the rest', () => {
  const text = [...exportMarkdown(everything(kept()))].join('');
  expect(text).toMatch(/# Unsaved\n[^]*# Saved\n[^]*早/);
});

it('without a history that opens, what there is can be exported', () => {
  const text = [...exportMarkdown(everything({ ...kept(), translations: null, memory: null }))];
  expect(text).toHaveLength(2);
});

it('one conversation is exported without the others and the translations', () => {
  expect([...exportMarkdown(onlyConversation(kept().saved, 'a'))]).toEqual(['# Saved\n\n']);
});

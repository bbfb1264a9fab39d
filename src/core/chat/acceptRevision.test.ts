import { beforeEach, describe, expect, it } from 'vitest';
import {
  createConversationStore,
  type ConversationStore,
} from '#core/history/conversationStore.ts';
import { idsFound, save, storeIn, useTempHistory } from '#core/history/testing/tempHistory.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import { createMemoryStore, type MemoryStore } from '#core/memory/memoryStore.ts';
import { AppError } from '#shared/errors.ts';
import type { Origin } from '#shared/ipc/chat.ts';
import { type AcceptedRevision, createAccept } from './acceptRevision.ts';
import { newConversation } from './newConversation.ts';
import { newRevision } from './revision.ts';

const temp = useTempHistory();
let translations: TranslationStore;
let conversations: ConversationStore;
let memory: MemoryStore;

const source = '你好。再见。';
const target = 'Hello. Goodbye.';
const origin: Origin = {
  ...{ source: '再见。', draft: 'Goodbye.', from: 'zh', to: 'en', terms: [] },
  translation: { id: 't', at: 7 },
};

beforeEach(() => {
  const database = temp.open();
  translations = storeIn(database);
  conversations = createConversationStore(database);
  memory = createMemoryStore(database);
  save(translations, 't', { source, target });
});

/** A revision in which each text is the next answer; their ids are r1, r2… */
function revisionOf(began: Origin, ...answers: string[]): string {
  const { conversation, messages } = newRevision(began, 'BayLing');
  const shared = { state: 'done' as const, createdAt: 5, totalMs: 0, model: 'BayLing' };
  let parentId = conversation.leafId;
  for (const [at, text] of answers.entries()) {
    const [asked, answered] = [`u${at + 1}`, `r${at + 1}`];
    messages.push({ ...shared, id: asked, parentId, role: 'user', text: 'Shorter.' });
    messages.push({ ...shared, id: answered, parentId: asked, role: 'assistant', text });
    parentId = answered;
  }
  conversations.create({ ...conversation, leafId: parentId }, messages);
  return conversation.id;
}

function accept(request: Pick<AcceptedRevision, 'id' | 'messageId'> & Partial<AcceptedRevision>) {
  return createAccept({
    storeOf: () => conversations,
    translations: () => translations,
    memory: () => memory,
    onRevised: () => undefined,
  })({ remember: false, shown: null, ...request });
}

describe('an accepted revision', () => {
  it('is in the translation, in the history, and is found there by its own words only', () => {
    const id = revisionOf(origin, 'Farewell.\n');
    const entry = accept({ id, messageId: 'r1' });
    expect(entry).toMatchObject({ id: 't', source, target: 'Hello. Farewell.', state: 'done' });
    expect(translations.get('t')).toEqual(entry);
    expect(idsFound(translations, 'farewell')).toEqual(['t']);
    expect(idsFound(translations, 'hello')).toEqual(['t']);
    expect(idsFound(translations, '再见')).toEqual(['t']);
    expect(idsFound(translations, 'goodbye')).toEqual([]);
  });

  it('takes the place of the one accepted before; the draft can be accepted again', () => {
    const id = revisionOf(origin, 'Farewell.', 'Bye!');
    const draftId = conversations.messages(id)[1]?.id ?? '';
    accept({ id, messageId: 'r1' });
    expect(accept({ id, messageId: 'r2' }).target).toBe('Hello. Bye!');
    expect(accept({ id, messageId: draftId }).target).toBe(target);
  });

  it('of a translation that is deleted meanwhile is the answer by itself, with its own source', () => {
    const id = revisionOf(origin, 'Farewell.');
    translations.delete('t');
    const entry = accept({ id, messageId: 'r1' });
    expect(entry).toMatchObject({ source: '再见。', target: 'Farewell.', from: 'zh', to: 'en' });
    expect(entry).toMatchObject({ id: 'r1', state: 'done', model: 'BayLing' });
    expect(translations.get('t')).toBeNull();
  });

  it('of a translation that no longer has the draft leaves it as it is', () => {
    const id = revisionOf(origin, 'Farewell.');
    translations.revise('t', 'Something else.', null);
    expect(accept({ id, messageId: 'r1' })).toMatchObject({ id: 'r1', target: 'Farewell.' });
    expect(translations.get('t')?.target).toBe('Something else.');
  });

  it('of a translation that is not saved goes into what is shown, and not into the history', () => {
    const unsaved = { ...origin, translation: { id: 'off', at: 7 } };
    const id = revisionOf(unsaved, 'Farewell.');
    const shown = { id: 'off', source, target };
    const entry = accept({ id, messageId: 'r1', shown });
    expect(entry).toMatchObject({ id: 'off', source, target: 'Hello. Farewell.', to: 'en' });
    expect(translations.get('off')).toBeNull();
    const another = { id: 'another', source: '早。', target: 'Hello. Goodbye.' };
    expect(accept({ id, messageId: 'r1', shown: another }).target).toBe('Farewell.');
  });

  it('does not make a translation whole that was stopped', () => {
    const from = 'zh';
    translations.start({ id: 's', source, from, to: 'en', model: 'm', createdAt: 1 });
    translations.finish('s', { target, from, model: 'm', state: 'stopped', totalMs: 1 });
    const id = revisionOf({ ...origin, translation: { id: 's', at: 7 } }, 'Farewell.');
    const entry = accept({ id, messageId: 'r1' });
    expect(entry).toMatchObject({ target: 'Hello. Farewell.', state: 'stopped' });
    expect(translations.get('s')).toEqual(entry);
  });

  it('goes into what is shown where its source was edited meanwhile, and not into the one before', () => {
    const shown = { id: 'edited', source: '您好。再见。', target: 'Good day. Goodbye.' };
    save(translations, 'edited', shown);
    const id = revisionOf(origin, 'Farewell.');
    const entry = accept({ id, messageId: 'r1', shown });
    expect(entry).toMatchObject({ id: 'edited', source: shown.source });
    expect(entry.target).toBe('Good day. Farewell.');
    expect(translations.get('edited')).toEqual(entry);
    expect(translations.get('t')?.target).toBe(target);
  });

  it('goes into the one it began with where what is shown has no version of it', () => {
    const id = revisionOf(origin, 'Farewell.');
    for (const shown of [
      { id: 'other', source: '早。', target: 'Goodbye.' },
      { id: 'other', source, target: 'Something else.' },
    ]) {
      expect(accept({ id, messageId: 'r1', shown })).toMatchObject({
        ...{ id: 't', target: 'Hello. Farewell.' },
      });
      translations.revise('t', target, null);
    }
  });

  it('goes into the translation memory where that is wanted, with the source it is of', () => {
    const id = revisionOf(origin, ' Farewell. ');
    accept({ id, messageId: 'r1' });
    expect([...memory.all()]).toEqual([]);
    accept({ id, messageId: 'r1', remember: true });
    expect(memory.find({ source: '再见。', from: 'zh', to: 'en' })).toMatchObject([
      { target: 'Farewell.', origin: 'revision' },
    ]);
  });
});

it('what is no revision is refused, and nothing is changed or remembered', () => {
  const id = revisionOf(origin, ' \n');
  const chat = newConversation();
  const message = { id: 'm', parentId: null, role: 'assistant' as const, text: 'Hi' };
  conversations.create(chat, [{ ...message, state: 'done', model: '', createdAt: 1, totalMs: 0 }]);
  for (const request of [
    { id, messageId: 'u1' },
    { id, messageId: 'r1' },
    { id, messageId: 'nobody' },
    { id: chat.id, messageId: 'm' },
  ])
    expect(() => accept({ ...request, remember: true })).toThrow(
      expect.objectContaining({ constructor: AppError, code: 'request.invalid' }),
    );
  expect(translations.get('t')?.target).toBe(target);
  expect([...memory.all()]).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/chat/newConversation.ts';
import { newRevision } from '#core/chat/revision.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import type { TextPair } from '#core/memory/transfer/pairFormat.ts';
import { createConversationStore } from '../conversationStore.ts';
import { openMemoryDatabase } from '../database.ts';
import { createTranslationStore } from '../translationStore.ts';
import { exportTmx, tmx } from './exportPairs.ts';
import { readTmx } from './testing/readTmx.ts';

const hello: TextPair = {
  ...{ source: '你好', target: 'Hello', from: 'zh-Hans', to: 'en' },
  createdAt: Date.UTC(2026, 10, 21, 14, 30, 5, 999),
};
const written = (...pairs: TextPair[]) => [...tmx(pairs, '1.2.3')].join('');
const texts = (file: string) =>
  readTmx(file).units.map(({ variants }) => variants.map(({ text }) => text));

describe('a TMX file', () => {
  it('says what wrote it, and each pair with its languages and its date', () => {
    expect(readTmx(written(hello))).toEqual({
      header: {
        ...{ creationtool: 'BayLing Desktop', creationtoolversion: '1.2.3', segtype: 'sentence' },
        ...{ 'o-tmf': 'BayLing', adminlang: 'en', srclang: '*all*', datatype: 'plaintext' },
      },
      units: [
        {
          attributes: { srclang: 'zh-Hans', creationdate: '20261121T143005Z' },
          variants: [
            { attributes: { 'xml:lang': 'zh-Hans' }, text: '你好' },
            { attributes: { 'xml:lang': 'en' }, text: 'Hello' },
          ],
        },
      ],
    });
  });

  it('has every pair once, and the same text in another language again', () => {
    const later = { ...hello, createdAt: 0 };
    expect(
      texts(written(hello, later, { ...hello, to: 'fr' }, { ...hello, target: 'Hi' })),
    ).toEqual([
      ['你好', 'Hello'],
      ['你好', 'Hello'],
      ['你好', 'Hi'],
    ]);
  });

  it('calls a language that nobody knows undetermined, and leaves out a date it cannot write', () => {
    const [unit] = readTmx(
      written({ ...hello, from: 'auto', to: 'a"b', createdAt: 8.64e15 }),
    ).units;
    expect(unit?.attributes).toEqual({ srclang: 'und' });
    expect(unit?.variants.map(({ attributes }) => attributes)).toEqual([
      { 'xml:lang': 'und' },
      { 'xml:lang': 'und' },
    ]);
  });

  it('leaves out what XML cannot hold, and pairs of which nothing is left', () => {
    const odd = {
      ...hello,
      source: 'a\0\u0008\ud800\ufffeb\u{1f642}',
      target: '\r\n]]>&amp;\t</seg>',
    };
    expect(texts(written(odd, { ...hello, target: '\0' }, { ...hello, source: ' ' }))).toEqual([
      ['ab\u{1f642}', '\r\n]]>&amp;\t</seg>'],
    ]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc
    .array(
      fc.constantFrom('\r', '\n', '<', '&', ']]>', '"', '\0', '\ud800', '\u0085', '&#0;', '好'),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.join('')),
);
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

it('any texts come out of it as they went in, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 6 }), (pairs) => {
      const file = written(...pairs.map(([source, target]) => ({ ...hello, source, target })));
      const kept = pairs
        .map((pair) => pair.map((text) => text.replace(FORBIDDEN, '')))
        .filter((pair) => pair.every((text) => text.trim() !== ''));
      const once = [...new Map(kept.map((pair) => [JSON.stringify(pair), pair])).values()];
      expect(texts(file)).toEqual(once);
    }),
  );
});

describe('a history exported as TMX', () => {
  it('has the memory and finished translations by sentence, and nothing that was only said', () => {
    const database = openMemoryDatabase();
    const stores = {
      translations: createTranslationStore(database),
      conversations: createConversationStore(database),
      memory: createMemoryStore(database),
    };
    const { translations, conversations, memory } = stores;
    memory.add({
      source: '谢谢。再见。',
      target: 'Thanks. Bye.',
      from: 'zh',
      to: 'en',
      origin: 'revision',
    });

    const origin = { source: '走吧。', draft: 'Go.', from: 'zh', to: 'en', terms: [] };
    const { conversation, messages } = newRevision(origin, 'm');
    conversations.create(conversation, messages);
    const said = { state: 'done', model: '', createdAt: 5, totalMs: 0 } as const;
    const parentId = messages.at(-1)?.id ?? '';
    conversations.add(conversation.id, [
      { ...said, id: 'u', parentId, role: 'user', text: 'more polite' },
      { ...said, id: 'a', parentId: 'u', role: 'assistant', text: 'Shall we go?' },
      { ...said, id: 'v', parentId: 'a', role: 'user', text: 'shorter' },
      { ...said, id: 'b', parentId: 'v', role: 'assistant', text: 'Shall', state: 'stopped' },
    ]);
    conversations.create(newConversation({ id: 'chat' }), [
      { ...said, id: 'c', parentId: null, role: 'user', text: 'Hi' },
    ]);

    const entry = { from: 'zh', to: 'en', model: 'm', createdAt: 1, totalMs: 1 };
    for (const [id, state] of [
      ['t', 'done'],
      ['s', 'stopped'],
      ['r', null],
    ] as const) {
      const source = `${id}早上好。\n走吧。你好！`;
      translations.start({ ...entry, id, source });
      if (state)
        translations.finish(id, { ...entry, state, target: `Good morning ${id}.\nGo. Hello!` });
    }

    expect(texts([...exportTmx(stores, '1')].join(''))).toEqual([
      ['谢谢。再见。', 'Thanks. Bye.'],
      ['t早上好。', 'Good morning t.'],
      ['走吧。', 'Go.'],
      ['你好！', 'Hello!'],
    ]);
    database.close();
  });
});

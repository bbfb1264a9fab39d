import { expect, test } from 'vitest';
import type { ConversationMessage } from '#shared/ipc/chat.ts';
import { branchTo } from '#shared/messageTree.ts';
import { en } from '../../../i18n/en.ts';
import { zh } from '../../../i18n/zh.ts';
import { threadRows } from './threadRows.ts';

function message(
  id: string,
  parentId: string | null,
  rest: Partial<ConversationMessage> = {},
): ConversationMessage {
  const role = id.startsWith('q') ? 'user' : 'assistant';
  const shared = { model: '', state: 'done' as const, createdAt: 0, totalMs: 0 };
  return { id, parentId, role, text: `text of ${id}`, ...shared, ...rest };
}
const tree = [
  message('q1', null),
  message('a1', 'q1'),
  message('q2', 'a1'),
  message('a2', 'q2', { text: '', state: 'failed' }),
  message('a2b', 'q2'),
  message('a2c', 'q2'),
  message('q3', 'a2b'),
  message('a3', 'q3', { state: 'running' }),
];
const origin = { source: '你好', draft: 'Hello', from: 'zh-Hans', to: 'en', terms: [] };
const rows = (kind: 'chat' | 'revision', leaf: string, folded: string[] = []) =>
  threadRows(
    { kind, origin: kind === 'revision' ? origin : null },
    tree,
    branchTo(tree, leaf),
    new Set(folded),
  );

test('each message knows its versions and the steps to those beside it', () => {
  expect(rows('chat', 'a2b').at(-1)).toMatchObject({
    version: 2,
    versions: 3,
    previousVersionId: 'a2',
    nextVersionId: 'a2c',
  });
  expect(rows('chat', 'a2b')[0]).toMatchObject({ version: 1, versions: 1, nextVersionId: null });
});

test('where the branch was cut short it says how it once went on', () => {
  expect(rows('chat', 'a2b').map(({ laterId }) => laterId)).toEqual([null, null, null, 'q3']);
  expect(rows('chat', 'a3').every(({ laterId }) => laterId === null)).toBe(true);
});

test('a revision is compared with the last answer that said something, never while it is written', () => {
  expect(rows('revision', 'a3').map(({ before }) => before)).toEqual([
    ...[null, null, null, 'text of a1'],
    ...[null, null],
  ]);
  expect(rows('revision', 'a2').map(({ before }) => before)).toEqual([null, null, null, null]);
  expect(rows('chat', 'a2b').every(({ before }) => before === null)).toBe(true);
});

test('only a whole answer of a revision can be accepted; the newest stands out', () => {
  const accepted = rows('revision', 'a3').filter(({ canAccept }) => canAccept);
  expect(accepted.map(({ message: { id }, isNewest }) => [id, isNewest])).toEqual([
    ['a1', false],
    ['a2b', true],
  ]);
  expect(rows('revision', 'a2').at(-1)?.canAccept).toBe(false);
  expect(rows('chat', 'a2b').some(({ canAccept }) => canAccept)).toBe(false);
});

test.each([en, zh])('an explanation and alternatives are no revision', ({ chat: { ask } }) => {
  const asked = [
    message('q1', null),
    message('a1', 'q1'),
    message('q2', 'a1', { text: ask.shorter }),
    message('a2', 'q2'),
    message('q3', 'a2', { text: ask.explain }),
    message('a3', 'q3'),
    message('q4', 'a3', { text: ask.alternatives }),
    message('a4', 'q4'),
    message('q5', 'a4', { text: ask.formal }),
    message('a5', 'q5'),
  ];
  const shown = (leaf: string) =>
    threadRows({ kind: 'revision', origin }, asked, branchTo(asked, leaf), new Set()).flatMap(
      ({ message: { id }, canAccept, before, isNewest }) =>
        canAccept ? [{ id, before, isNewest }] : [],
    );
  expect(shown('a4')).toEqual([
    { id: 'a1', before: null, isNewest: false },
    { id: 'a2', before: 'text of a1', isNewest: true },
  ]);
  expect(shown('a5').at(-1)).toEqual({ id: 'a5', before: 'text of a2', isNewest: true });
});

test('the message a revision begins with cannot be edited', () => {
  const editable = (kind: 'chat' | 'revision') =>
    rows(kind, 'a2b').flatMap(({ message: { id }, canEdit }) => (canEdit ? [id] : []));
  expect(editable('chat')).toEqual(['q1', 'q2']);
  expect(editable('revision')).toEqual(['q2']);
});

test('the line of what the model no longer sees stands once, under the last of it', () => {
  const folded = rows('chat', 'a3', ['q1', 'a1']);
  expect(folded.map(({ isFolded }) => isFolded)).toEqual([
    true,
    true,
    ...Array<boolean>(4).fill(false),
  ]);
  expect(folded.map(({ foldedCount }) => foldedCount)).toEqual([0, 2, 0, 0, 0, 0]);
});

test('a revision begins with the source and the draft, not with the instruction to the model', () => {
  const [first, second, third] = rows('revision', 'a2b');
  expect([first?.opening, second?.opening, third?.opening]).toEqual(['source', 'draft', null]);
  expect(first?.message.text).toBe('你好');
  expect(rows('chat', 'a2b').some(({ opening }) => opening !== null)).toBe(false);
});

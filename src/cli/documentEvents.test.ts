import { describe, expect, it } from 'vitest';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { createDocumentEvents } from './documentEvents.ts';

const job = (state: DocumentJob['state']): DocumentJob => ({
  ...{ id: 'a', name: 'a.txt', path: '/a.txt', format: 'txt', from: 'en', to: 'zh', state },
  ...{ error: null, total: 1, done: 0, flagged: 0, words: 1, wordsPerMinute: null },
  ...{ secondsLeft: null, savedPath: null, canBeBilingual: true, createdAt: 0 },
});
const ignore = () => undefined;

describe('whoever waits for a document', () => {
  it('hears of its progress and its end', async () => {
    const events = createDocumentEvents();
    const seen: string[] = [];
    const ended = events.ended(
      'a',
      () => [job('waiting')],
      ({ state }) => seen.push(state),
    );
    events.onDocument({ ...job('done'), id: 'b' });
    events.onDocument(job('running'));
    events.onDocument(job('done'));
    events.onDocument(job('running'));
    expect(await ended).toEqual(job('done'));
    expect(seen).toEqual(['waiting', 'running', 'done']);
  });

  it('does not wait for one that was taken out of the queue', async () => {
    const events = createDocumentEvents();
    expect(await events.ended('a', () => [], ignore)).toBeNull();
    const ended = events.ended('a', () => [job('running')], ignore);
    events.onRemoved('b');
    events.onRemoved('a');
    expect(await ended).toBeNull();
  });
});

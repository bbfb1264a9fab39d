import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#core/history/database.ts';
import { createTranslationStore, type TranslationStore } from '#core/history/translationStore.ts';
import { createModelService } from '#core/models/modelService.ts';
import { AppError } from '#shared/errors.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import type { RunningTranslation, Segment } from '#shared/ipc/translator.ts';
import { createFakeEngine, type FakeEngineOptions } from './fakeEngine.ts';
import { createTranslationJobs } from './jobs.ts';

const LONG = 'A line that takes a while.\n'.repeat(2000);

let folder: string;
let store: TranslationStore;
let close: () => void;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bayling-jobs-'));
  const database = openDatabase(path.join(folder, 'history.db'));
  store = createTranslationStore(database);
  close = () => {
    database.close();
  };
});
afterEach(async () => {
  close();
  await rm(folder, { recursive: true });
});

function setUp(
  options: FakeEngineOptions = {},
  history: () => TranslationStore | null = () => store,
) {
  const events: { name: EventName; data: EventData<EventName> }[] = [];
  const emit = (name: EventName, data: EventData<EventName>) => {
    events.push({ name, data });
  };
  const { engine } = createFakeEngine(options);
  const models = createModelService({
    engine,
    emit,
    folders: [],
    configured: () => '/models/fake.gguf',
  });
  const jobs = createTranslationJobs({
    ...{ engine, models, history, emit },
    translations: () => store,
    memory: () => null,
    aids: () => ({}),
  });
  const translate = (text: string, id: string = randomUUID(), to = 'de', from = 'en') =>
    jobs.run('window', { id, text, from, to });
  return { jobs, translate, events };
}

const saved = () => store.list({ query: '', limit: 50, offset: 0 }).rows;

describe('translations in progress', () => {
  test('newer input stops what is running and leaves one entry', async () => {
    const { translate } = setUp();
    const older = translate(LONG);
    const newer = translate('New text');
    expect((await older).state).toBe('stopped');
    expect((await newer).state).toBe('done');
    expect(saved().map(({ sourceSnippet }) => sourceSnippet)).toEqual(['New text']);
  });

  test('a sentence written on with pauses is one entry', async () => {
    const { translate } = setUp();
    for (const text of ['The', 'The house', 'The house is red.']) await translate(text);
    expect(saved().map(({ sourceSnippet }) => sourceSnippet)).toEqual(['The house is red.']);
  });

  test('another text, or the same into another language, is an entry of its own', async () => {
    const { translate } = setUp();
    await translate('One');
    await translate('One', randomUUID(), 'fr');
    await translate('Two');
    expect(saved()).toHaveLength(3);
  });

  test('what the user stops is kept with its part', async () => {
    const id = randomUUID();
    const { jobs, translate } = setUp({
      before(generation) {
        if (generation < 3) return;
        expect(jobs.running('window')).toHaveLength(1);
        jobs.stop(id);
      },
    });
    expect((await translate('One.\nTwo.\nThree.', id)).state).toBe('stopped');
    expect(jobs.running('window')).toEqual([]);
    expect(store.get(id)).toMatchObject({ state: 'stopped', target: 'One.\nTwo.' });
  });

  test('what is in progress when the app closes is saved with its part, as stopped', async () => {
    const id = randomUUID();
    const { jobs, translate } = setUp({
      before(generation) {
        if (generation < 3) return;
        jobs.close();
        // Now, not when the event loop next turns: it may not.
        expect(store.get(id)).toMatchObject({ state: 'stopped', target: 'One.\nTwo.' });
      },
    });
    await translate('One.\nTwo.\nThree.', id);
    expect(store.get(id)).toMatchObject({ state: 'stopped', target: 'One.\nTwo.' });
  });

  test('when the engine dies the part is kept, under the language that was told', async () => {
    const { translate } = setUp({
      before(generation) {
        if (generation === 3) throw new AppError('engine.died', { model: 'fake' });
      },
    });
    const id = randomUUID();
    await expect(translate('一。\n二。\n三。\n四。', id, 'de', 'auto')).rejects.toMatchObject({
      code: 'engine.died',
    });
    const kept = { state: 'failed', target: '一。\n二。', from: 'zh-Hans' };
    expect(store.get(id)).toMatchObject(kept);
  });

  test('a history that cannot be written costs a notice, not the translation', async () => {
    const { translate, events } = setUp({}, () => {
      const full = () => {
        throw new AppError('disk.full', { path: 'history.db' });
      };
      return { ...store, start: full };
    });
    expect((await translate('Good morning')).target).toBe('Good morning');
    expect(events.filter(({ name }) => name === 'app.notice')).toHaveLength(1);
  });

  test('an entry that is done does not give way to one that fails halfway', async () => {
    const { translate } = setUp({
      before(generation) {
        if (generation === 3) throw new AppError('engine.died', { model: 'fake' });
      },
    });
    await translate('One.');
    await expect(translate('One.\nTwo.\nThree.')).rejects.toMatchObject({ code: 'engine.died' });
    expect(saved().map(({ state }) => state)).toEqual(['failed', 'done']);
  });

  test('a history switched off meanwhile still learns how the translation ended', async () => {
    let on = true;
    const { translate } = setUp(
      {
        before() {
          on = false;
        },
      },
      () => (on ? store : null),
    );
    const id = randomUUID();
    await translate('One.', id);
    expect(store.get(id)).toMatchObject({ state: 'done', target: 'One.' });
  });

  test('settings that can no longer be read cost a notice, not the translation', async () => {
    const { jobs, translate, events } = setUp({}, () => {
      throw new AppError('history.damaged', { path: 'history.db', reason: 'a page' });
    });
    expect((await translate('Good morning')).target).toBe('Good morning');
    expect(events.filter(({ name }) => name === 'app.notice')).toHaveLength(1);
    expect(jobs.running('window')).toEqual([]);
  });

  test('a window that reloads gets what there is, and then what changes', async () => {
    let running: RunningTranslation | undefined;
    const { jobs, translate, events } = setUp({
      before(generation) {
        if (generation < 3) return;
        [running] = structuredClone(jobs.running('window'));
        events.length = 0;
      },
    });
    const { target, segments } = await translate('One.\nTwo.\nThree.');
    expect(running?.segments.map(({ state }) => state)).toEqual(['done', 'done', 'running']);
    const shown = new Map(running?.segments.map((segment) => [segment.id, segment]));
    for (const segment of changesIn(events)) shown.set(segment.id, segment);
    expect([...shown.values()]).toEqual(segments);
    expect(target).toBe('One.\nTwo.\nThree.');
  });

  test('a long text is told in parts, the first of them small, and its translation begins meanwhile', async () => {
    const { translate, events } = setUp();
    const text = Array.from({ length: 1500 }, (_, at) => `Sentence ${at}.`).join('\n');
    const { target, segments } = await translate(text);
    const parts = events.filter(({ name }) => name === 'translator.segments');
    const told = parts.map(({ data }) => data as EventData<'translator.segments'>);
    const joined = told.flatMap((part) => part.segments);
    expect(told.length).toBeGreaterThan(1);
    expect(told[0]?.segments.length).toBeLessThanOrEqual(100);
    for (const part of told) {
      expect(part).toMatchObject({ total: 1500, id: told[0]?.id });
      expect(joined[part.at]?.id).toBe(part.segments[0]?.id);
    }
    expect(joined.map(({ id }) => id)).toEqual(segments.map(({ id }) => id));
    const shown = new Map(joined.map((segment) => [segment.id, segment]));
    for (const segment of changesIn(events)) shown.set(segment.id, segment);
    expect([...shown.values()].map((segment) => segment.gap + segment.target).join('')).toBe(
      target,
    );
    const first = events.findIndex(
      ({ name, data }) =>
        name === 'translator.progress' &&
        (data as EventData<'translator.progress'>).changed.length > 0,
    );
    const last = events.findLastIndex(({ name }) => name === 'translator.segments');
    expect(first).toBeLessThan(last);
  });

  test('the window is told once how the text is cut, and then what changed; that makes up the whole', async () => {
    const { translate, events } = setUp();
    const { target, segments, tail } = await translate('One. Uno.\n\n  Two.\nThree.\n');
    const starts = events.filter(({ name }) => name === 'translator.segments');
    expect(starts).toHaveLength(1);
    const start = starts[0]?.data as EventData<'translator.segments'>;
    const shown = new Map(start.segments.map((segment) => [segment.id, segment]));
    for (const segment of changesIn(events)) shown.set(segment.id, segment);
    expect([...shown.values()]).toEqual(segments);
    const joined = [...shown.values()].map((segment) => segment.gap + segment.target).join('');
    expect(joined + tail).toBe(target);
    expect(target).toBe('One. Uno.\n\n  Two.\nThree.\n');
  });
});

function changesIn(events: readonly { name: EventName; data: EventData<EventName> }[]): Segment[] {
  return events.flatMap(({ name, data }) =>
    name === 'translator.progress' ? (data as EventData<'translator.progress'>).changed : [],
  );
}

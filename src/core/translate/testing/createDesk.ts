import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '#core/engine/engine.ts';
import { createTermFinder } from '#core/glossary/termFinder.ts';
import type { Term } from '#core/glossary/term.ts';
import { openDatabase } from '#core/history/database.ts';
import { createTranslationStore } from '#core/history/translationStore.ts';
import { createMemoryStore } from '#core/memory/memoryStore.ts';
import { createModelService } from '#core/models/modelService.ts';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import type { Segment, Translation } from '#shared/ipc/translator.ts';
import { createFakeEngine, type FakeEngineOptions } from '../fakeEngine.ts';
import { createGuard } from '../guard/createGuard.ts';
import { createTranslationJobs } from '../jobs.ts';

export interface DeskOptions extends FakeEngineOptions {
  /** Instead of a fake one. */
  engine?: Engine;
  modelPath?: string;
  terms?: readonly Term[];
  isGuarded?: boolean;
  /** The history is on. */
  isSaving?: boolean;
  memoryFills?: boolean;
}

const OWNER = 'window';

/** A window's translations with a real history and memory, closed and removed by `close`. */
export async function createDesk(options: DeskOptions = {}) {
  const { terms = [], isGuarded = false, isSaving = true, memoryFills = true } = options;
  const { modelPath = '/models/fake.gguf' } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'bayling-desk-'));
  let database = openDatabase(path.join(folder, 'history.db'));
  const fake = createFakeEngine(options);
  const engine = options.engine ?? fake.engine;
  const events: { name: EventName; data: EventData<EventName> }[] = [];
  const emit = (name: EventName, data: EventData<EventName>) => {
    events.push({ name, data: structuredClone(data) });
  };
  const guard = isGuarded ? createGuard({ off: [] }) : undefined;
  const find = createTermFinder(terms);

  /** What there is after the app began, or began again. */
  function begin() {
    const store = createTranslationStore(database);
    const memory = createMemoryStore(database);
    const models = createModelService({ engine, emit, folders: [], configured: () => modelPath });
    const jobs = createTranslationJobs({
      ...{ engine, models, emit },
      history: () => (isSaving ? store : null),
      translations: () => store,
      memory: () => memory,
      aids: () => ({
        ...{ guard, terms: find },
        ...(memoryFills && { memory: (pair) => memory.find(pair)[0]?.target }),
      }),
    });
    return { store, memory, jobs };
  }
  let parts = begin();

  return {
    get store() {
      return parts.store;
    },
    get memory() {
      return parts.memory;
    },
    get jobs() {
      return parts.jobs;
    },
    owner: OWNER,
    events,
    /** Sources that the fake model was asked for, in order. */
    asked: fake.sources,
    translate: (text: string, { id = randomUUID(), from = 'en', to = 'de' } = {}) =>
      parts.jobs.run(OWNER, { id, text, from, to }).then((translation) => ({ ...translation, id })),
    /** As after kill -9: what is in memory is lost, nothing is closed in order. */
    restart() {
      database.close();
      database = openDatabase(path.join(folder, 'history.db'));
      parts = begin();
    },
    async close() {
      database.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type Desk = Awaited<ReturnType<typeof createDesk>>;

/** The target of each segment. */
export const targetsOf = ({ segments }: Pick<Translation, 'segments'>): string[] =>
  segments.map(({ target }) => target);

/** The segment with this source. */
export function segmentAt(segments: readonly Segment[], index: number): Segment {
  const segment = segments[index];
  if (!segment) throw new RangeError(`no segment ${index}`);
  return segment;
}

import type { Engine } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import type { TranslationStore } from '#core/history/translationStore.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { ModelService } from '#core/models/modelService.ts';
import type { RunningTranslation, Segment } from '#shared/ipc/translator.ts';
import { changeSegment } from '../changeSegment.ts';
import type { HistoryRecorder } from '../historyRecorder.ts';
import type { UserAids } from '../jobs.ts';
import type { TranslationCache } from '../translationCache.ts';
import type { Asks } from './asks.ts';
import { createBackTranslate } from './backTranslate.ts';
import { createAlternative } from './alternative.ts';
import { createFixTerm } from './fixTerm.ts';
import { createOpen } from './openTranslation.ts';
import { createPairs } from './pairs.ts';
import { createRetranslate } from './retranslate.ts';
import { createSegmentModel } from './segmentModel.ts';
import type { Shown, ShownSegment, Workspaces } from './workspaces.ts';

export interface WorkspaceOptions {
  engine: Engine;
  models: ModelService;
  /** Null when the history cannot be opened or is switched off. */
  history: () => TranslationStore | null;
  translations: () => TranslationStore | null;
  memory: () => MemoryStore | null;
  aids: () => UserAids;
  emit: Emit;
  workspaces: Workspaces;
  asks: Asks;
  cache: TranslationCache;
  recorder: HistoryRecorder;
  /** The translation in progress of this id. */
  running: (id: string) => RunningTranslation | null;
  /** Segments of the translation of this id were changed. */
  onPut: (id: string, segments: readonly Segment[]) => void;
  /** Stops the translations in progress of an owner. */
  stopJobs: (owner: string) => void;
}

/** Names a segment that an owner shows. */
export interface SegmentName {
  translation: string;
  segment: number;
}

/** Changes a segment, tells the window of others that changed with it, and saves it. */
export type Put = (
  found: Pick<ShownSegment, 'shown' | 'index'>,
  change: Partial<Segment>,
) => Segment;

/** What is done with single sentences of what an owner shows. All of it fails with `translation.gone` where it shows another. */
export function createWorkspace(options: WorkspaceOptions) {
  const { emit, onPut } = options;

  const put: Put = ({ shown, index }, change) => {
    const [segment, ...others] = changeSegment(shown, index, change);
    if (!segment) throw new RangeError('no such segment');
    onPut(shown.id, [segment, ...others]);
    shown.save(shown);
    if (others.length > 0) tell(shown, others);
    return segment;
  };

  function tell({ id, from, to, segments }: Shown, changed: Segment[]): void {
    const done = segments.filter(({ state }) => state === 'done').length;
    const total = segments.length;
    emit('translator.progress', { id, from, to, done, total, tokensPerSecond: 0, changed });
  }

  const parts = { ...options, put, segmentModel: createSegmentModel(options) };
  return {
    open: createOpen(options),
    ...createPairs(parts),
    retranslate: createRetranslate(parts),
    alternative: createAlternative(parts),
    backTranslate: createBackTranslate(parts),
    fixTerm: createFixTerm(parts),
  };
}

export type WorkspaceParts = WorkspaceOptions & {
  put: Put;
  segmentModel: ReturnType<typeof createSegmentModel>;
};

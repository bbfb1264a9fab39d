import { randomInt } from 'node:crypto';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { AppError } from '#shared/errors.ts';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import { repairTarget } from '../segments/repairTarget.ts';
import type { JobBoard } from './jobBoard.ts';
import { plainText } from './plainText.ts';
import type { ContextStore } from './store/contextStore.ts';
import type { JobRow } from './store/jobRow.ts';
import type { JobStore } from './store/jobStore.ts';
import type { SegmentRow } from './store/segmentRow.ts';
import type { SegmentChange, SegmentStore } from './store/segmentStore.ts';
import type { UnitTranslator } from './unitTranslator.ts';

export interface ReviewOptions {
  store: JobStore;
  segments: SegmentStore;
  models: ModelService;
  memory: () => MemoryStore | null;
  board: JobBoard;
  units: UnitTranslator;
  context: ContextStore;
  /** Where a second answer is drawn from. */
  seed?: () => number;
}

/** What a reviewer does to segments. Error of all: `request.invalid` for one that is not there (any more). */
export function createReview(options: ReviewOptions) {
  const { store, segments, models, memory, board, units, context } = options;
  const { seed = () => randomInt(2 ** 31) } = options;

  function find(id: string, index: number): { job: JobRow; row: SegmentRow } {
    const job = store.required(id);
    const row = segments.at(job.number, index);
    if (!row) throw invalid('no such segment');
    return { job, row };
  }

  function change(job: JobRow, row: SegmentRow, to: SegmentChange): DocumentSegment {
    const isChanged = segments.put(job.number, row, to);
    if (isChanged && row.state === 'accepted') remember(job, row, false);
    board.segmentsChanged(job.id);
    return toSegment(segments.at(job.number, row.index) ?? row);
  }

  /** The memory knows a pair while it is accepted. */
  function remember(job: JobRow, { source, target }: SegmentRow, accepted: boolean): void {
    const texts = { source: plainText(source), target: target && plainText(target) };
    if (texts.source === null || texts.target === null) return;
    const pair = { source: texts.source, from: job.from, to: job.to, origin: job.name };
    if (accepted) memory()?.add({ ...pair, target: texts.target });
    else {
      const known = memory()?.find(pair) ?? [];
      const ours = known.find((each) => each.target === texts.target && each.origin === job.name);
      if (ours) memory()?.remove(ours.id);
    }
  }

  return {
    edit(id: string, index: number, marked: string): DocumentSegment {
      const { job, row } = find(id, index);
      const { target, isWhole } = repairTarget(row.source, marked);
      const flags = isWhole ? [] : ['tags' as const];
      return change(job, row, { target, state: 'edited', origin: 'user', flags });
    },

    accept(id: string, index: number, accepted: boolean): DocumentSegment {
      const { job, row } = find(id, index);
      const { target, origin, flags } = row;
      if (!target) throw invalid('it is not translated yet');
      if (accepted === (row.state === 'accepted')) return toSegment(row);
      if (accepted) remember(job, row, true);
      const before = origin === 'user' ? 'edited' : 'translated';
      return change(job, row, { target, origin, flags, state: accepted ? 'accepted' : before });
    },

    /** What became of the segment meanwhile stays. Errors: those of the model and the engine. */
    async retranslate(id: string, index: number): Promise<DocumentSegment> {
      const { job, row } = find(id, index);
      const translator = await units.translator(job, await models.ready());
      const translated = await translator.translate(row.source, {
        seed: seed(),
        context: context.before(job.number, row),
      });
      if (!translated) throw new AppError('engine.failed', { reason: 'the model was replaced' });
      return change(job, row, { ...translated, state: 'translated', origin: 'model' });
    },

    applyToRepeats(id: string, index: number): { changed: number } {
      const { job, row } = find(id, index);
      const { target, state, flags } = row;
      if (!target || state === 'waiting') throw invalid('it is not translated yet');
      const to = { target, state, flags, origin: 'repeat' as const };
      const changed = segments.overwriteRepeats(job.number, row, to);
      if (changed > 0) board.segmentsChanged(id);
      return { changed };
    },
  };
}

const invalid = (problem: string) =>
  new AppError('request.invalid', { route: 'documents', problem });

/** A segment as the window sees it. */
export function toSegment(row: SegmentRow): DocumentSegment {
  const { index, unit, heading, place, source, target, state, origin, flags, repeats } = row;
  return {
    ...{ index, unit, heading, place, state, origin, flags, repeats },
    source: [...source],
    target: target && [...target],
  };
}

import type { LoadedModel } from '#core/engine/engine.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { AppError, toAppError } from '#shared/errors.ts';
import type { JobBoard } from './jobBoard.ts';
import type { JobRow } from './store/jobRow.ts';
import type { JobStore } from './store/jobStore.ts';
import type { SegmentStore } from './store/segmentStore.ts';
import { createStrikes } from './strikes.ts';
import type { UnitTranslator } from './unitTranslator.ts';

export interface RunnerOptions {
  store: JobStore;
  segments: SegmentStore;
  models: ModelService;
  board: JobBoard;
  units: UnitTranslator;
  onFailed: (id: string, error: AppError) => void;
}

/** A paragraph that is being translated. */
interface Flight {
  job: JobRow;
  unit: number;
  abort: AbortController;
}

/**
 * Works on the jobs in their order, as many paragraphs at once as the model answers. All it needs to know lies in the
 * database, which another process may change: each paragraph is looked up when its turn comes.
 */
export function createRunner(options: RunnerOptions) {
  const { store, segments, models, board, units, onFailed } = options;
  const flights = new Set<Flight>();
  const strikes = createStrikes();
  let isFilling = false;
  let isWanted = false;
  let isClosed = false;

  /** Starts what can be started. Errors: those of the database. */
  async function run(): Promise<void> {
    isWanted = true;
    if (isFilling) return;
    isFilling = true;
    try {
      while (isWanted && !isClosed) {
        isWanted = false;
        await fill();
      }
    } finally {
      isFilling = false;
    }
  }

  async function fill(): Promise<void> {
    if (!nextFlight()) return;
    const model = await models.ready().catch((error: unknown) => {
      failAll(toAppError(error));
      return null;
    });
    while (model && !isClosed && flights.size < model.parallel) {
      const flight = nextFlight();
      if (!flight) return;
      flights.add(flight);
      void fly(flight, model);
    }
  }

  const ready = (limit: number) => store.runnable(limit, Array.from(board.unsaved.keys()));

  function nextFlight(): Flight | undefined {
    for (const job of ready(flights.size + 1)) {
      const busy = Array.from(flights).filter((flight) => flight.job.id === job.id);
      const unit = segments.nextUnit(
        job.number,
        busy.map((flight) => flight.unit),
      );
      if (unit !== undefined) return { job, unit, abort: new AbortController() };
    }
    return undefined;
  }

  async function fly(flight: Flight, model: LoadedModel): Promise<void> {
    const { job, unit, abort } = flight;
    const speed = board.speed(job.id);
    speed.begin();
    try {
      if (job.state === 'waiting') store.setState(job.id, 'running');
      board.changed(job.id);
      const outcome = await units.translate(job, unit, model, abort.signal);
      const wasStopped = outcome === 'stopped' && !abort.signal.aborted && isInUse(model);
      if (wasStopped) struck(flight, new AppError('engine.failed', { reason: 'it stopped' }));
    } catch (error) {
      struck(flight, toAppError(error));
    } finally {
      speed.end();
      flights.delete(flight);
      board.changed(job.id);
    }
    await run().catch((error: unknown) => {
      if (!isClosed) onFailed(job.id, toAppError(error));
    });
  }

  /** A model that is replaced ends what is in flight; that goes on with the next one. */
  function isInUse(model: LoadedModel): boolean {
    const status = models.status();
    return status.state === 'ready' && status.model === model;
  }

  /** An engine that fails has one more try at a paragraph: what made it fail may be over. */
  function struck({ job, unit, abort }: Flight, error: AppError): void {
    if (isClosed || abort.signal.aborted) return;
    const isEngine = error.code === 'engine.died' || error.code === 'engine.failed';
    if (isEngine && strikes.count(job.number, unit) === 1) return;
    strikes.forget(job.number);
    onFailed(job.id, error);
  }

  function failAll(error: AppError): void {
    for (const job of ready(Number.MAX_SAFE_INTEGER)) onFailed(job.id, error);
  }

  function stop(id: string): void {
    for (const { job, abort } of flights) if (job.id === id) abort.abort();
  }

  return {
    run,
    /** Ends what is in flight of a job. */
    stop,
    close(): void {
      isClosed = true;
      for (const { abort } of flights) abort.abort();
    },
  };
}

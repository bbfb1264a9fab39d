import type { ErrorData } from '#shared/errors.ts';
import type { ModelTask, TaskProgress } from './modelTask.ts';

/** To the process: what it is there for. */
export interface TaskRequest {
  task: ModelTask;
  places: TaskPlaces;
}

/** Where the process may write. Both files lie beside `to`, and the one who gave the task removes them. */
export interface TaskPlaces {
  /** The result, until it is whole. */
  result: string;
  /** A conversion in F16 that is still to be quantized. */
  f16: string;
}

/** From the process. */
export type TaskReply =
  | { type: 'progress'; progress: TaskProgress }
  | { type: 'done' }
  | { type: 'failed'; error: ErrorData };

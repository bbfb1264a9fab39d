import type { ErrorData } from '#shared/errors.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type {
  Devices,
  Generation,
  LoadedModel,
  LoadOptions,
  Priority,
  Sampling,
} from '../engine.ts';

/** What can be asked of the engine process, and what each answers with. */
export interface EngineCalls {
  load: { input: { path: string; options: LoadOptions }; output: LoadedModel };
  generate: {
    input: { dialog: Dialog; sampling: Sampling; priority: Priority };
    output: Generation;
  };
  countTokens: { input: { text: string }; output: number };
  countPrompt: { input: { dialog: Dialog }; output: number };
  unload: { input: null; output: null };
  devices: { input: null; output: Devices };
}
export type EngineCall = keyof EngineCalls;

/** To the engine process. */
export type EngineRequest =
  | { [C in EngineCall]: { id: number; call: C; input: EngineCalls[C]['input'] } }[EngineCall]
  | { id: number; call: 'abort' };

/** From the engine process. */
export type EngineReply =
  | { id: number; type: 'text'; text: string }
  | { id: number; type: 'progress'; progress: number }
  /** The process still turns, although a load has nothing new to tell; `waiting` for its turn it may have to for long. */
  | { id: number; type: 'alive'; waiting: boolean }
  | { id: number; type: 'done'; output: EngineCalls[EngineCall]['output'] }
  | { id: number; type: 'aborted' }
  | { id: number; type: 'failed'; error: ErrorData };

import type { Token } from 'node-llama-cpp';
import { inspectModel } from '#core/models/inspectModel.ts';
import { promptTokens } from '#core/prompt/promptTokens.ts';
import { renderPrompt } from '#core/prompt/renderPrompt.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type {
  Engine,
  EngineStatus,
  GenerateControl,
  Generation,
  LoadControl,
  LoadOptions,
  Sampling,
} from '../engine.ts';
import { createMutex } from '../mutex.ts';
import { endWith, startProgress, type Progress } from '../progress.ts';
import { createBackends } from './backend.ts';
import { devicesOf } from './devices.ts';
import { generate } from './generate.ts';
import { renewLane, soleSeat, type Seat } from './lane.ts';
import { openModel, type OpenModel } from './openModel.ts';

type Request = [Dialog, Sampling, GenerateControl, Progress];

/** For who gave no signal. */
const NEVER = new AbortController().signal;

/** The engine in this process, on node-llama-cpp. A broken model file or driver can end the process. */
export function createLlamaEngine(): Engine {
  const backends = createBackends();
  const mutex = createMutex();
  let status: EngineStatus = { state: 'idle' };
  let open: OpenModel | null = null;
  let openedWith = '';
  /** The last load or unload, until it has ended. */
  let changing: Promise<unknown> | null = null;

  async function close(): Promise<void> {
    const closing = open;
    open = null;
    status = { state: 'idle' };
    await closing?.dispose();
  }

  function current(): OpenModel {
    if (open) return open;
    throw new AppError('engine.failed', { reason: 'no model is loaded' });
  }

  // The library brands its token numbers; these came from its own tokenizer.
  const tokensOf = (dialog: Dialog, { info, chat, tokenizer }: OpenModel) =>
    promptTokens(renderPrompt(info.template, dialog, chat), tokenizer) as Token[];

  async function load(path: string, options: LoadOptions, control: LoadControl) {
    const asked = JSON.stringify([path, options]);
    if (open && asked === openedWith) return open.info;
    // A file that is refused must not cost the model in use.
    if (open) await inspectModel(path);
    await close();
    try {
      control.signal?.throwIfAborted();
      status = { state: 'loading', path, progress: 0 };
      open = await openModel(backends, path, options, {
        ...control,
        onProgress(progress) {
          status = { state: 'loading', path, progress };
          control.onProgress?.(progress);
        },
      });
    } catch (error) {
      status = { state: 'idle' };
      throw control.signal?.aborted ? control.signal.reason : asEngineError(error);
    }
    openedWith = asked;
    status = { state: 'ready', model: open.info };
    return open.info;
  }

  async function interactively(...request: Request): Promise<Generation> {
    const model = current();
    const [dialog, sampling, control, progress] = request;
    const { lane, scheduler } = model;
    return scheduler.interactive(async () => {
      try {
        const prompt = tokensOf(dialog, model);
        const finish = await generate(model, soleSeat(lane), prompt, sampling, control, progress);
        return endWith(finish, progress);
      } catch (error) {
        if (!isAppError(error)) await renewLane(lane);
        throw asEngineError(error);
      }
    });
  }

  async function inBackground(...request: Request): Promise<Generation> {
    const [dialog, asked, control, progress] = request;
    // What a batch takes would teach the guessing nothing.
    const sampling = { ...asked, lookup: false };
    const { signal = NEVER } = control;
    // What was asked for after a load is for the model it loads.
    if (changing) await unlessAborted(changing, signal);
    if (signal.aborted) return endWith('stopped', progress);
    const model = current();
    const { background } = model;
    try {
      const prompt = tokensOf(dialog, model);
      const run = (seat: Seat, stop: AbortSignal) =>
        generate(model, seat, prompt, sampling, { ...control, signal: stop }, progress);
      const finish = await unlessAborted(
        background.run(prompt, prompt.length + sampling.maxTokens, signal, run),
        AbortSignal.any([signal, background.closing]),
      );
      return endWith(finish ?? 'stopped', progress);
    } catch (error) {
      throw asEngineError(error);
    }
  }

  /** Counting needs the vocabulary only: it waits for a load, never for a request that runs. */
  async function count(tokens: (model: OpenModel) => readonly number[]): Promise<number> {
    if (open) return tokens(open).length;
    return mutex.run(() => Promise.resolve(tokens(current()).length));
  }

  function change<T>(task: () => Promise<T>): Promise<T> {
    const result = mutex.run(task);
    const ended = result
      .catch(() => undefined)
      .finally(() => {
        if (changing === ended) changing = null;
      });
    changing = ended;
    return result;
  }

  return {
    load: (path, options = {}, control = {}) => change(() => load(path, options, control)),
    generate(dialog, sampling, control = {}) {
      const { signal, priority } = control;
      const progress = startProgress();
      if (priority === 'background') return inBackground(dialog, sampling, control, progress);
      const task = () => interactively(dialog, sampling, control, progress);
      // An evaluation cannot be interrupted: who stops is answered at once, and the next request waits for its end.
      return signal
        ? mutex.runOrLeave(signal, task, () => endWith('stopped', progress))
        : mutex.run(task);
    },
    countTokens: (text) => count(({ tokenizer }) => tokenizer.encode(text.toWellFormed())),
    countPrompt: (dialog) => count((model) => tokensOf(dialog, model)),
    unload: () => change(close),
    devices: async () => devicesOf((await backends.get('auto')).llama),
    status: () => status,
  };
}

function asEngineError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('engine.failed', { reason }, { cause: error });
}

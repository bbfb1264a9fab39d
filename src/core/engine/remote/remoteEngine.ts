import type { Http } from '#core/net/http.ts';
import { type Delay, delay as waited } from '#core/net/retry.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type { Engine, EngineStatus, GenerateControl, Generation, Sampling } from '../engine.ts';
import { createMutex } from '../mutex.ts';
import { answer } from './answer.ts';
import { type Connection, openServer, type OpenServer } from './openServer.ts';
import { promptText } from './promptText.ts';
import { endRemotely, startRemoteProgress, type RemoteProgress } from './remoteProgress.ts';

export interface RemoteEngineOptions {
  http: Http;
  connection: () => Connection;
  /** For tests: waits between tries. */
  delay?: Delay;
  /** Milliseconds of silence after which a server counts as gone: before an answer begins, and within one. */
  patience?: { first: number; between: number };
}

/** A big model may have to be read first, and a long prompt before the first word. */
const PATIENCE = { first: 120_000, between: 60_000 };
/** Beside the texts of a chat: what templates write around a message, and before the first. */
const TOKENS_PER_MESSAGE = 12;
const TOKENS_PER_CHAT = 48;

/**
 * A model behind an OpenAI-compatible server (llama.cpp's, vLLM, Ollama). A path is what `serverPath` writes; the key
 * and all else come from `connection`. BayLing's prompts are written here, unless the settings leave that to the server.
 * Ollama writes its own template around any prompt: there, use `chat`. Errors: `server.*`, `text.window`.
 */
export function createRemoteEngine(options: RemoteEngineOptions): Engine {
  const { http, connection, patience = PATIENCE, delay = waited } = options;
  const loads = createMutex();
  const interactive = createMutex();
  let changing: Promise<unknown> = Promise.resolve();
  let open: OpenServer | null = null;
  let status: EngineStatus = { state: 'idle' };

  /** Nothing goes on with a server that is not wanted any more. */
  function close(): void {
    open?.closing.abort();
    open = null;
    status = { state: 'idle' };
  }

  function current(): OpenServer {
    if (open) return open;
    throw new AppError('engine.failed', { reason: 'no model is loaded' });
  }

  function change<T>(task: () => Promise<T>): Promise<T> {
    close();
    const result = loads.run(task);
    changing = result.catch(() => undefined);
    return result;
  }

  async function load(path: string, signal = new AbortController().signal) {
    close();
    status = { state: 'loading', path, progress: 0 };
    try {
      open = await openServer(path, { http, connection, delay, signal });
      status = { state: 'ready', model: open.info };
      return open.info;
    } catch (error) {
      status = { state: 'idle' };
      throw signal.aborted ? signal.reason : asServerError(error);
    }
  }

  async function generate(
    dialog: Dialog,
    sampling: Sampling,
    control: GenerateControl,
    progress: RemoteProgress,
  ): Promise<Generation> {
    const asked = control.signal ?? new AbortController().signal;
    // What was asked for after a load is for the model it loads.
    await unlessAborted(changing, asked);
    if (asked.aborted) return endRemotely('stopped', progress);
    const server = current();
    const signal = AbortSignal.any([asked, server.closing.signal]);
    const run = () =>
      answer(server, dialog, sampling, control, signal, progress, { patience, delay });
    try {
      const finish = await (control.priority === 'background'
        ? server.slots.run(signal, run)
        : run());
      return endRemotely(finish ?? 'stopped', progress);
    } catch (error) {
      if (signal.aborted) return endRemotely('stopped', progress);
      throw asServerError(error);
    }
  }

  return {
    load: (path, _options, { signal } = {}) => change(() => load(path, signal)),
    generate(dialog, sampling, control = {}) {
      const progress = startRemoteProgress();
      const task = () => generate(dialog, sampling, control, progress);
      if (control.priority === 'background') return task();
      const left = () => endRemotely('stopped', progress);
      return control.signal
        ? interactive.runOrLeave(control.signal, task, left)
        : interactive.run(task);
    },
    async countTokens(text) {
      await changing;
      return current().counter.text(text);
    },
    async countPrompt(dialog) {
      await changing;
      const { counter, info } = current();
      if (info.template !== 'chat') {
        return counter.prompt(promptText(info.template, dialog, counter.addsBos));
      }
      const texts = [dialog.system ?? '', ...dialog.messages.map(({ text }) => text)];
      const around = TOKENS_PER_CHAT + TOKENS_PER_MESSAGE * texts.length;
      return around + (await counter.text(texts.join('\n')));
    },
    unload: () =>
      change(() => {
        close();
        return Promise.resolve();
      }),
    devices: () => Promise.resolve({ backend: null, gpus: [] }),
    status: () => status,
  };
}

function asServerError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('engine.failed', { reason }, { cause: error });
}

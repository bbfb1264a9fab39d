import { throttle } from '#shared/throttle.ts';
import { toAppError } from '#shared/errors.ts';
import type { Engine } from '../engine.ts';
import type { EnginePort } from './enginePort.ts';
import type { EngineReply, EngineRequest } from './messages.ts';

const TEXT_INTERVAL_MS = 50;
const ALIVE_INTERVAL_MS = 2000;

/** Answers requests from `port` with `engine`. Text goes out at once at first, then at most 20 times a second. */
export function serveEngine(engine: Engine, port: EnginePort): void {
  const running = new Map<number, AbortController>();
  const reply = (message: EngineReply) => {
    port.send(message);
  };

  async function answer(request: Exclude<EngineRequest, { call: 'abort' }>): Promise<void> {
    const { id } = request;
    const abort = new AbortController();
    running.set(id, abort);
    try {
      reply({ id, type: 'done', output: await perform(engine, request, abort.signal, reply) });
    } catch (error) {
      if (abort.signal.aborted && error === abort.signal.reason) reply({ id, type: 'aborted' });
      else reply({ id, type: 'failed', error: toAppError(error).toData() });
    } finally {
      running.delete(id);
    }
  }

  port.onMessage((message) => {
    // Both ends are this build of this app: no check is needed.
    const request = message as EngineRequest;
    if (request.call === 'abort') running.get(request.id)?.abort();
    else void answer(request);
  });
}

function perform(
  engine: Engine,
  request: Exclude<EngineRequest, { call: 'abort' }>,
  signal: AbortSignal,
  reply: (message: EngineReply) => void,
) {
  const { id } = request;
  switch (request.call) {
    case 'load':
      return load(engine, request, signal, reply);
    case 'generate': {
      const text = textSender((piece) => {
        reply({ id, type: 'text', text: piece });
      });
      const { dialog, sampling, priority } = request.input;
      return engine
        .generate(dialog, sampling, { signal, priority, onText: text.push })
        .finally(text.flush);
    }
    case 'countTokens':
      return engine.countTokens(request.input.text);
    case 'countPrompt':
      return engine.countPrompt(request.input.dialog);
    case 'unload':
      return engine.unload().then(() => null);
    case 'devices':
      return engine.devices();
  }
}

async function load(
  engine: Engine,
  { id, input }: Extract<EngineRequest, { call: 'load' }>,
  signal: AbortSignal,
  reply: (message: EngineReply) => void,
) {
  const alive = setInterval(() => {
    reply({ id, type: 'alive', waiting: engine.status().state !== 'loading' });
  }, ALIVE_INTERVAL_MS);
  try {
    return await engine.load(input.path, input.options, {
      signal,
      onProgress: (progress) => {
        reply({ id, type: 'progress', progress });
      },
    });
  } finally {
    clearInterval(alive);
  }
}

function textSender(send: (text: string) => void) {
  let waiting = '';
  const sending = throttle(() => {
    send(waiting);
    waiting = '';
  }, TEXT_INTERVAL_MS);
  return {
    push: (piece: string) => {
      waiting += piece;
      sending.call();
    },
    flush: () => {
      sending.flush();
    },
  };
}

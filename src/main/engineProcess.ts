import { utilityProcess } from 'electron';
import type { EnginePort } from '#core/engine/process/enginePort.ts';
import { engineHostFile } from './paths.ts';

/** Starts the engine process. */
export function spawnEngineProcess(): EnginePort {
  const child = utilityProcess.fork(engineHostFile, [], {
    serviceName: 'BayLing engine',
    // libuv's default pool of 4 costs decoding 15–45 % on few cores.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      child.on('exit', listener);
    },
    kill: () => {
      child.kill();
    },
  };
}

import { utilityProcess } from 'electron';
import type { EnginePort } from '#core/engine/process/enginePort.ts';
import { modelHostFile } from './paths.ts';

/** Starts a process for one task on model files. */
export function spawnModelProcess(): EnginePort {
  const child = utilityProcess.fork(modelHostFile, [], { serviceName: 'BayLing models' });
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
      try {
        // Its own way of ending would wait for llama.cpp to be done with its file.
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        else child.kill();
      } catch {
        // It has ended, and will say so.
      }
    },
  };
}

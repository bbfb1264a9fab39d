import { utilityProcess } from 'electron';
import type { EnginePort } from '#core/engine/process/enginePort.ts';

/** Starts a process of Node with `file` as its entry. `env` is added to its environment. */
export function spawnUtility(
  file: string,
  serviceName: string,
  env: NodeJS.ProcessEnv = {},
): EnginePort {
  const child = utilityProcess.fork(file, [], { serviceName, env: { ...process.env, ...env } });
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
        // Its own way of ending would wait for llama.cpp to be done.
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        else child.kill();
      } catch {
        // It has ended, and will say so.
      }
    },
  };
}

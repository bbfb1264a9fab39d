import type { EnginePort } from '#core/engine/process/enginePort.ts';

/** In a process that `spawnUtility` started: the way to the one that did. */
export const parentPort: EnginePort = {
  send: (message) => {
    process.parentPort.postMessage(message);
  },
  onMessage: (listener) => {
    process.parentPort.on('message', (event) => {
      listener(event.data);
    });
  },
  onClose: () => undefined,
};

import type { EnginePort } from './enginePort.ts';

/** In a process that `forkProcess` started: the way to the one that did. */
export const parentPort: EnginePort = {
  send(message) {
    process.send?.(message);
  },
  onMessage(listener) {
    process.on('message', listener);
  },
  onClose(listener) {
    process.on('disconnect', listener);
  },
};

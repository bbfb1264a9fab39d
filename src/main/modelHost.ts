import { serveModelTasks } from '#core/models/worker/serveModelTasks.ts';

/** The entry of a process for one task on model files. */
const { parentPort } = process;
serveModelTasks({
  send: (message) => {
    parentPort.postMessage(message);
  },
  onMessage: (listener) => {
    parentPort.on('message', (event) => {
      listener(event.data);
    });
  },
  onClose: () => undefined,
});

import { serveModelTasks } from './serveModelTasks.ts';

/** The entry of a process that Node forked. */
serveModelTasks({
  send(message) {
    process.send?.(message);
  },
  onMessage(listener) {
    process.on('message', listener);
  },
  onClose(listener) {
    process.on('disconnect', listener);
  },
});
// Leaving in order would wait for llama.cpp to be done with its file.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

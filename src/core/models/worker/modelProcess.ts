import { parentPort } from '#core/engine/process/parentPort.ts';
import { serveModelTasks } from './serveModelTasks.ts';

/** The entry of a process that Node forked. */
serveModelTasks(parentPort);
// Leaving in order would wait for llama.cpp to be done with its file.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

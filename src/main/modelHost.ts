import { serveModelTasks } from '#core/models/worker/serveModelTasks.ts';
import { parentPort } from './parentPort.ts';

/** The entry of a process for one task on model files. */
serveModelTasks(parentPort);

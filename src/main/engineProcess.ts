import { engineHostFile } from './paths.ts';
import { spawnUtility } from './utilityPort.ts';

/** Starts the engine process. libuv's default pool of 4 costs decoding 15–45 % on few cores. */
export const spawnEngineProcess = () =>
  spawnUtility(engineHostFile, 'BayLing engine', { UV_THREADPOOL_SIZE: '1' });

import { modelHostFile } from './paths.ts';
import { spawnUtility } from './utilityPort.ts';

/** Starts a process for one task on model files. */
export const spawnModelProcess = () => spawnUtility(modelHostFile, 'BayLing models');

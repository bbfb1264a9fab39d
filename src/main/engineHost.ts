import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { serveEngine } from '#core/engine/process/serveEngine.ts';
import { parentPort } from './parentPort.ts';

/** The entry of the engine process: whatever a model file or a driver breaks, it breaks here. */
serveEngine(createLlamaEngine(), parentPort);

import { createLlamaEngine } from '../llama/llamaEngine.ts';
import { parentPort } from './parentPort.ts';
import { serveEngine } from './serveEngine.ts';

/** The entry of an engine process that Node forked. */
serveEngine(createLlamaEngine(), parentPort);
process.on('disconnect', () => process.exit());

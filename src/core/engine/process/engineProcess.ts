import { createLlamaEngine } from '../llama/llamaEngine.ts';
import { serveEngine } from './serveEngine.ts';

/** The entry of an engine process that Node forked. */
serveEngine(createLlamaEngine(), {
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
process.on('disconnect', () => process.exit());

import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { serveEngine } from '#core/engine/process/serveEngine.ts';

/** The entry of the engine process: whatever a model file or a driver breaks, it breaks here. */
const { parentPort } = process;
serveEngine(createLlamaEngine(), {
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

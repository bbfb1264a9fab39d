import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { documentWork } from './documentWork.ts';
import { printTable, type Turn } from './printTable.ts';
import { sentences } from './sentences.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'resources/models/bayling-starter.gguf' },
    threads: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    gpu: { type: 'boolean', default: false },
    /** How many segments are in flight. */
    flights: { type: 'string', default: '1,2,4,8' },
    /** Of the document, from its beginning. */
    segments: { type: 'string', default: String(sentences.length) },
    turns: { type: 'string', default: '5' },
  },
});
const flights = values.flights.split(',').map(Number);
const threads = Number(values.threads);

const model = path.resolve(values.model);
const options = {
  ...{ gpu: values.gpu ? ('auto' as const) : ('off' as const), threads },
  parallel: Math.max(...flights),
};
const engine = createLlamaEngine();
const { parallel, gpu } = await engine.load(model, options);
const work = documentWork(engine, model, options, {
  sentences: sentences.slice(0, Number(values.segments)),
  to: 'en',
});

// The first turn makes the sequences, and finds nothing in any cache.
await work.run(Math.max(...flights), () => undefined);
const turns: Turn[] = [];
for (let turn = 0; turn < Number(values.turns); turn++) {
  for (let place = 0; place < flights.length; place++) {
    // Each is first as often as last, so that a machine that slows down for a while favours nobody.
    const inFlight = flights[(turn + place) % flights.length] ?? 1;
    turns.push(await measure(turn, inFlight));
    console.error(`${turns.length}/${flights.length * Number(values.turns)}`);
  }
}
printTable(
  `${values.model}, ${gpu ?? `${threads} thread(s)`}, ${work.segments} segments, ${work.words} words, ${values.turns} turns each, room for ${parallel} in flight`,
  turns,
  work.words,
);
work.close();
await engine.unload();
process.exit(0);

async function measure(turn: number, inFlight: number): Promise<Turn> {
  let processor = process.cpuUsage();
  let began = performance.now();
  const translations = await work.run(inFlight, () => {
    processor = process.cpuUsage();
    began = performance.now();
  });
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(processor);
  return { turn, inFlight, ms, processorMs: (user + system) / 1000, translations };
}

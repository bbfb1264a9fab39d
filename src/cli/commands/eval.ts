import { readSet } from '#core/eval/readSet.ts';
import { knownLanguage } from '#core/translate/request.ts';
import { AppError } from '#shared/errors.ts';
import { DONE, type Command } from '../command.ts';
import { INTERRUPTED, watchInterrupts } from '../interrupt.ts';
import { print } from '../output.ts';
import { createProgress } from '../progress.ts';
import { createFileSink, createNoSink } from '../sinks.ts';
import { readTextFile } from '#core/files/textFile.ts';
import { openTarget } from '../targetFile.ts';
import { usageError } from '../usage.ts';
import { evalHelp, parseEval, type EvalOptions } from './evalOptions.ts';
import { evalJson, evalTable } from './evalReport.ts';

/** FLORES-200 with a column for each of its languages fits. */
const MAX_SET_BYTES = 64 * 1024 * 1024;

export const evalCommand: Command = {
  name: 'eval',
  summary: 'score a model on sentences with human translations',
  help: evalHelp,
  async run(args) {
    const options = parseEval(args);
    if (options !== 'help') return evaluateSet(options);
    await print(evalHelp);
    return DONE;
  },
};

async function evaluateSet(options: EvalOptions): Promise<number> {
  const { set, limit, out, force, json } = options;
  // Everything that can be wrong is said before a model is loaded, which takes a while.
  const [from, to] = [knownLanguage(options.from), knownLanguage(options.to)];
  if (from === to) throw usageError('--from and --to are the same');
  const target = out === undefined ? undefined : await openTarget(out, { source: set, force });
  const text = await readTextFile(set, MAX_SET_BYTES);
  const rows = readSet(text, { ...options, path: set })
    .filter(({ requiredWords }) => !options.requiredWords || requiredWords.length > 0)
    .slice(0, limit);
  if (rows.length === 0) {
    throw new AppError('file.unreadable', { path: set, reason: 'no row of it asks for words' });
  }

  // Late: the engine's library takes a while to load.
  const { runEvaluation } = await import('../runEvaluation.ts');
  const sink = target ? createFileSink(target) : createNoSink();
  const progress = createProgress(options);
  const interrupt = watchInterrupts();
  const task = { rows, from, to };
  try {
    const result = await runEvaluation(task, options, { sink, progress, interrupt }).catch(
      async (error: unknown) => {
        await sink.end('failed');
        throw error;
      },
    );
    progress.clear();
    const { state } = result.evaluation;
    await sink.end(state);
    const evaluated = { ...result, task, set };
    await print(json ? evalJson(evaluated) : evalTable(evaluated));
    return state === 'stopped' ? INTERRUPTED : DONE;
  } finally {
    progress.clear();
    interrupt.end();
  }
}

import { evaluate, type EvalOptions, type EvalTask } from '#core/eval/evaluate.ts';
import type { Evaluated } from './commands/evalReport.ts';
import { speed } from './figures.ts';
import type { Surroundings } from './runTranslation.ts';
import { withModel, type ModelOptions } from './withModel.ts';

/** Evaluates with the engine in this process. Errors: any of loading and translating. */
export async function runEvaluation(
  task: EvalTask,
  { guard, ...options }: Pick<ModelOptions, 'model' | 'gpu'> & Pick<EvalOptions, 'guard'>,
  { sink, progress, interrupt }: Surroundings,
): Promise<Pick<Evaluated, 'model' | 'evaluation'>> {
  const abort = new AbortController();
  const known = { text: '', from: task.from.code, to: task.to.code };
  return withModel(
    { ...options, saveHistory: false },
    known,
    { progress },
    async ({ engine, model }) => {
      interrupt.onStop(() => {
        abort.abort();
      });
      const evaluation = await evaluate(engine, task, {
        signal: abort.signal,
        ...(guard && { guard }),
        onRow({ hypothesis, done, total, tokensPerSecond }) {
          sink.write(`${hypothesis}\n`);
          progress.show(`${done} of ${total}, ${speed(tokensPerSecond)}`);
        },
      });
      return { model, evaluation };
    },
  );
}

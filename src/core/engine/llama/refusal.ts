import { InsufficientMemoryError } from 'node-llama-cpp';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { AppError } from '#shared/errors.ts';
import { neededBytes } from '../memoryPlan.ts';

interface Attempt {
  facts: ModelFacts;
  contextSize: number;
  /** Bytes there were for the model. */
  available: number;
}

/** llama.cpp's refusal to load as one of our errors; `log` is what it wrote meanwhile. */
export function explainRefusal(
  error: unknown,
  log: string,
  { facts, contextSize, available }: Attempt,
): AppError {
  const { path, architecture } = facts;
  const message = error instanceof Error ? error.message : String(error);
  const said = `${message}\n${log}`;
  const options = { cause: error };
  if (/unknown (?:model )?architecture/i.test(said)) {
    return new AppError('model.unsupported', { path, architecture }, options);
  }
  if (error instanceof InsufficientMemoryError || /failed to allocate|out of memory/i.test(said)) {
    const details = {
      path,
      neededBytes: neededBytes(facts, contextSize),
      availableBytes: available,
    };
    return new AppError('model.tooBig', details, options);
  }
  const reason = /error loading model: (.+)/.exec(log)?.[1] ?? message;
  return new AppError('model.damaged', { path, reason }, options);
}

import { InsufficientMemoryError } from 'node-llama-cpp';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { AppError } from '#shared/errors.ts';
import { shapeOf } from '#core/models/machine/modelShape.ts';
import { largestWeights, neededBytes } from '../memoryPlan.ts';

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
    return tooBig(facts, contextSize, available, options);
  }
  const reason = /error loading model: (.+)/.exec(log)?.[1] ?? message;
  return new AppError('model.damaged', { path, reason }, options);
}

/** That a model does not fit into `availableBytes` with a window of `contextSize` tokens, and what would. */
export function tooBig(
  facts: ModelFacts,
  contextSize: number,
  availableBytes: number,
  options?: ErrorOptions,
): AppError {
  const shape = shapeOf(facts);
  const details = {
    path: facts.path,
    neededBytes: neededBytes(shape, contextSize),
    availableBytes,
    fitsBytes: largestWeights(shape, availableBytes),
  };
  return new AppError('model.tooBig', details, options);
}

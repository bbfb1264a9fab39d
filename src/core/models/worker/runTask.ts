import { writeFailure } from '#core/files/writeWhole.ts';
import { AppError, isAppError, type ErrorDetails } from '#shared/errors.ts';
import { convertModel } from '../convert/convertModel.ts';
import { readConfig } from '../convert/readConfig.ts';
import { inspectModel } from '../inspectModel.ts';
import { isWrittenDirectly } from '../quantize/conversionDiskBytes.ts';
import { quantizedBytes } from '../quantize/quantizedBytes.ts';
import { needSpace } from './diskSpace.ts';
import type { TaskPlaces } from './messages.ts';
import type { ModelTask, TaskProgress } from './modelTask.ts';
import { quantizeModel } from './quantizeModel.ts';

type ConvertTask = Extract<ModelTask, { kind: 'convert' }>;

/** Room for what comes before the weights in a converted file: the vocabulary, in bytes. */
const HEADER_BYTES = 16 * 2 ** 20;

/**
 * Does a task and leaves its result at `places.result`, whole and checked; or fails, and leaves what is there to the
 * caller. Errors: those of ModelWorker.
 */
export async function runTask(
  task: ModelTask,
  places: TaskPlaces,
  onProgress: (progress: TaskProgress) => void,
): Promise<void> {
  const quantizing = (progress: number) => {
    onProgress({ step: 'quantizing', progress });
  };
  if (task.kind === 'quantize') {
    await quantizeModel(task, places.result, quantizing);
    return;
  }
  const { quantization } = task;
  await needSpace(task.to, await bytesOf(task));
  if (isWrittenDirectly(quantization)) {
    await convert(task, quantization, places.result, onProgress);
    await inspectModel(places.result);
    return;
  }
  await convert(task, 'f16', places.f16, onProgress);
  try {
    await quantizeModel({ ...task, from: places.f16 }, places.result, quantizing);
  } catch (error) {
    throw inNameOf(error, task);
  }
}

/** The F16 file in between is nothing the user knows. */
function inNameOf(error: unknown, { from: path }: ConvertTask): unknown {
  if (!isAppError(error) || error.code !== 'quantize.failed') return error;
  const { reason } = error.details as ErrorDetails['quantize.failed'];
  return new AppError('quantize.failed', { path, reason }, { cause: error });
}

/** What a conversion writes in all. Errors: those of readConfig. */
async function bytesOf({ from, quantization }: ConvertTask): Promise<number> {
  const { tiedEmbeddings: tied, ...config } = await readConfig(from);
  const sizes = { ...config, tied };
  const between = isWrittenDirectly(quantization) ? 0 : quantizedBytes(sizes, 'f16') + HEADER_BYTES;
  return between + quantizedBytes(sizes, quantization) + HEADER_BYTES;
}

async function convert(
  task: ConvertTask,
  type: 'f16' | 'q8_0',
  to: string,
  onProgress: (progress: TaskProgress) => void,
): Promise<void> {
  const { from, base, about } = task;
  await convertModel({
    ...{ from, to, type },
    ...(base !== undefined && { base }),
    ...(about && { about }),
    onProgress: (progress) => {
      onProgress({ step: 'converting', progress });
    },
  }).catch((error: unknown) => {
    throw writeFailure(error, task.to);
  });
}

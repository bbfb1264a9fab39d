import { findModel } from '#core/models/findModel.ts';
import { inspectModel } from '#core/models/inspectModel.ts';
import { fitOf } from '#core/models/machine/fit.ts';
import { shapeOf } from '#core/models/machine/modelShape.ts';
import { isAppError, toAppError, type AppError } from '#shared/errors.ts';
import type { Fit, Machine } from '#shared/ipc/models.ts';
import type { LoadedModel, LoadOptions } from '#core/engine/engine.ts';
import { DONE, FAILED, parseCommand, positiveInteger } from '../../command.ts';
import { errorLine } from '../../errors.ts';
import { percent, size } from '../../figures.ts';
import { modelNamed } from '../../modelNamed.ts';
import { print } from '../../output.ts';
import { createProgress } from '../../progress.ts';
import { withModels, type ModelTools } from '../../withModels.ts';
import { gpuKind } from '../translateOptions.ts';
import { fitText, machineText } from './fitText.ts';

type Loaded = Pick<LoadedModel, 'contextSize' | 'gpu' | 'gpuLayers' | 'loadMs' | 'memory'>;

interface Checked {
  path: string;
  fit?: Fit;
  loaded?: Loaded;
  error?: AppError;
}

/** Says what this computer offers, what models would take, and what loading one really took. */
export async function checkModels(args: readonly string[]): Promise<number> {
  const { values, positionals: names } = parseCommand(args, {
    'no-load': { type: 'boolean' },
    gpu: { type: 'string', default: 'auto' },
    window: { type: 'string' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
  });
  const options: LoadOptions = {
    gpu: gpuKind(values.gpu),
    ...(values.window !== undefined && { contextSize: positiveInteger('--window', values.window) }),
  };
  const progress = createProgress({ quiet: values.quiet ?? false });
  const { machine, models } = await withModels(async (tools) => {
    const { core, engine } = tools;
    const found = await core.machine.look();
    const machine = options.gpu === 'off' ? { ...found, backend: null, gpus: [] } : found;
    const { all, toLoad } = await pathsOf(tools, names);
    const models: Checked[] = [];
    for (const path of all) {
      const checked = await estimate(path, machine, options.contextSize);
      const load = values['no-load'] !== true && toLoad.includes(path) && !checked.error;
      models.push(load ? { ...checked, ...(await measure(path)) } : checked);
    }
    return { machine, models };

    async function measure(path: string): Promise<Pick<Checked, 'loaded' | 'error'>> {
      try {
        const onProgress = (share: number) => {
          progress.show(`Loading ${percent(share)}`);
        };
        const model = await engine.load(path, options, { onProgress });
        const { contextSize, gpu, gpuLayers, loadMs, memory } = model;
        await engine.unload();
        return { loaded: { contextSize, gpu, gpuLayers, loadMs, memory } };
      } catch (error) {
        return { error: toAppError(error) };
      } finally {
        progress.clear();
      }
    }
  });
  await print(values.json ? toJson(machine, models) : toText(machine, models));
  const failed = names.length > 0 && models.some(({ error }) => error);
  return failed ? FAILED : DONE;
}

/** The named models, all to be loaded; without names all that are installed, of which the chosen one is loaded. */
async function pathsOf({ core, folders }: ModelTools, names: readonly string[]) {
  if (names.length > 0) {
    const all = await Promise.all(names.map((name) => modelNamed(name, () => core.library)));
    return { all, toLoad: all };
  }
  const all = (await core.library.list()).map(({ path }) => path);
  const configured = core.settings.get().modelPath;
  const chosen = await findModel({ configured, folders }).catch(() => undefined);
  return { all, toLoad: chosen === undefined ? [] : [chosen] };
}

async function estimate(path: string, machine: Machine, window: number | undefined) {
  try {
    const facts = await inspectModel(path);
    return { path, fit: fitOf(shapeOf(facts), machine, window) };
  } catch (error) {
    if (isAppError(error)) return { path, error };
    throw error;
  }
}

function toJson(machine: Machine, models: readonly Checked[]): string {
  const shown = models.map(({ error, ...model }) => ({
    ...model,
    ...(error && { error: { ...error.toData(), message: errorLine(error) } }),
  }));
  return JSON.stringify({ machine, models: shown }, null, 2);
}

function toText(machine: Machine, models: readonly Checked[]): string {
  const lines = models.map(({ path, fit, loaded, error }) =>
    [
      path,
      ...(fit ? [fitText(fit)] : []),
      ...(loaded ? [loadedText(loaded)] : []),
      ...(error ? [errorLine(error)] : []),
    ].join('\n  '),
  );
  return [machineText(machine), ...lines].join('\n\n');
}

function loadedText({ contextSize, gpu, gpuLayers, loadMs, memory }: Loaded): string {
  const where = gpu === null ? 'in memory' : `${gpuLayers} layers on the GPU (${gpu})`;
  const took = memory
    ? `expected ${size(memory.estimatedBytes)}, took ${size(memory.takenBytes)}`
    : 'nobody can tell what it took';
  return `loaded ${where}, window ${contextSize}, in ${(loadMs / 1000).toFixed(1)} s: ${took}`;
}

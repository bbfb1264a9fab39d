import {
  InsufficientMemoryError,
  type LlamaContext,
  type LlamaContextSequence,
  type LlamaModel,
} from 'node-llama-cpp';
import { availableParallelism } from 'node:os';
import { inspectModel } from '#core/models/inspectModel.ts';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { chooseTemplate } from '#core/prompt/chooseTemplate.ts';
import type { ChatTemplate } from '#core/prompt/chatTemplate.ts';
import type { Tokenizer } from '#core/prompt/promptTokens.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { availableMemory } from '../availableMemory.ts';
import type { LoadControl, LoadedModel, LoadOptions } from '../engine.ts';
import { neededBytes, planWindow, PREFILL_CHUNK } from '../memoryPlan.ts';
import type { Backend, Backends } from './backend.ts';
import { createTokenizer } from './tokenizer.ts';

/** A model in memory, ready to continue prompts. */
export interface OpenModel {
  info: LoadedModel;
  names: readonly string[];
  model: LlamaModel;
  sequence: LlamaContextSequence;
  tokenizer: Tokenizer;
  chat: ChatTemplate | null;
  dispose(): Promise<void>;
}

/** Loads a model. Errors: every `model.*` code but `model.none`; `engine.failed`; the signal's reason when aborted. */
export async function openModel(
  backends: Backends,
  path: string,
  options: LoadOptions,
  control: LoadControl,
): Promise<OpenModel> {
  const began = performance.now();
  const facts = await inspectModel(path);
  const { gpu = 'auto' } = options;
  const backend = await backends.get(gpu).catch((error: unknown) => {
    if (gpu === 'off') throw error;
    return backends.get('off');
  });
  const load = async (on: Backend) => {
    const parts = await loadParts(on, facts, options, control);
    return describe(facts, options, parts, performance.now() - began);
  };
  try {
    return await load(backend);
  } catch (error) {
    const onGpu = backend.llama.gpu !== false;
    if (!onGpu || isAppError(error) || control.signal?.aborted) throw error;
    // Whatever a driver refuses, the CPU can do.
    return await load(await backends.get('off'));
  }
}

interface Parts {
  model: LlamaModel;
  context: LlamaContext;
}

async function loadParts(
  { llama, takeErrors }: Backend,
  facts: ModelFacts,
  options: LoadOptions,
  { onProgress, signal }: LoadControl,
): Promise<Parts> {
  const onGpu = llama.gpu !== false;
  const vram = onGpu ? await llama.getVramState() : { free: 0, unifiedSize: 0 };
  const available = (await availableMemory()) + Math.max(0, vram.free - vram.unifiedSize);
  const contextSize = planWindow(facts, available, options.contextSize);
  takeErrors();
  let model: LlamaModel | undefined;
  try {
    model = await llama.loadModel({
      modelPath: facts.path,
      checkTensors: true,
      gpuLayers: onGpu ? (options.gpuLayers ?? { fitContext: { contextSize } }) : 0,
      // Our own plan has looked at the memory; the library's is needed where it chooses layers.
      ignoreMemorySafetyChecks: !onGpu,
      ...(onProgress && { onLoadProgress: onProgress }),
      ...(signal && { loadSignal: signal }),
    });
    const context = await model.createContext({
      contextSize,
      batchSize: PREFILL_CHUNK,
      threads: options.threads ?? Math.max(1, availableParallelism() - 1),
      ignoreMemorySafetyChecks: !onGpu,
      ...(signal && { createSignal: signal }),
    });
    return { model, context };
  } catch (error) {
    await model?.dispose();
    if (signal?.aborted || onGpu) throw error;
    throw explain(error, takeErrors(), facts, contextSize, available);
  }
}

/** llama.cpp's refusal as one of our errors. */
function explain(
  error: unknown,
  log: string,
  facts: ModelFacts,
  contextSize: number,
  availableBytes: number,
): AppError {
  const { path, architecture } = facts;
  const message = error instanceof Error ? error.message : String(error);
  const said = `${message}\n${log}`;
  const options = { cause: error };
  if (/unknown (?:model )?architecture/i.test(said)) {
    return new AppError('model.unsupported', { path, architecture }, options);
  }
  if (error instanceof InsufficientMemoryError || /failed to allocate|out of memory/i.test(said)) {
    const needed = neededBytes(facts, contextSize);
    return new AppError('model.tooBig', { path, neededBytes: needed, availableBytes }, options);
  }
  const reason = /error loading model: (.+)/.exec(log)?.[1] ?? message;
  return new AppError('model.damaged', { path, reason }, options);
}

function describe(
  facts: ModelFacts,
  options: LoadOptions,
  { model, context }: Parts,
  loadMs: number,
): OpenModel {
  const names = [facts.name, ...(facts.declaredName === undefined ? [] : [facts.declaredName])];
  const special = facts.controlTokens;
  const { tokenizer: vocabulary, chatTemplate } = facts;
  const template =
    options.template ??
    chooseTemplate({
      names,
      tokenizer: vocabulary,
      special,
      ...(chatTemplate !== undefined && { chatTemplate }),
    });
  const gpuKind = model.llama.gpu === false ? null : model.llama.gpu;
  return {
    info: {
      path: facts.path,
      name: facts.name,
      template,
      contextSize: context.contextSize,
      gpu: model.gpuLayers > 0 ? gpuKind : null,
      gpuLayers: model.gpuLayers,
      sizeBytes: facts.fileBytes,
      loadMs,
    },
    names,
    model,
    sequence: context.getSequence(),
    tokenizer: createTokenizer(model, special),
    chat:
      chatTemplate === undefined
        ? null
        : {
            source: chatTemplate,
            bosText: model.tokens.bosString ?? '',
            eosText: model.tokens.eosString ?? '',
            special,
          },
    async dispose() {
      await context.dispose();
      await model.dispose();
    },
  };
}

import type { LlamaModel, Token } from 'node-llama-cpp';
import { inspectModel } from '#core/models/inspectModel.ts';
import type { ModelFacts } from '#core/models/modelFacts.ts';
import { chooseTemplate } from '#core/prompt/chooseTemplate.ts';
import type { ChatTemplate } from '#core/prompt/chatTemplate.ts';
import type { Tokenizer } from '#core/prompt/promptTokens.ts';
import { isAppError } from '#shared/errors.ts';
import type { LoadControl, LoadedModel, LoadOptions } from '../engine.ts';
import { createGuessing, type Guessing } from '../guessing.ts';
import { PREFILL_CHUNK } from '../memoryPlan.ts';
import { createScheduler, type Scheduler } from '../scheduler.ts';
import { createBackgroundLanes, type BackgroundLanes } from './background.ts';
import { planBackground, type BackgroundPlan } from './backgroundContext.ts';
import type { Backend, Backends } from './backend.ts';
import { createLanes, type Lane } from './lane.ts';
import { loadNative, type NativeModel } from './loadNative.ts';
import { textStreams, type TextStream } from './textStream.ts';
import { createTokenizer } from './tokenizer.ts';

/** llama.cpp's `llama_token_data`. */
const CANDIDATE_BYTES = 12;

/** A model in memory, ready to continue prompts. */
export interface OpenModel {
  info: LoadedModel;
  names: readonly string[];
  model: LlamaModel;
  scheduler: Scheduler;
  /** For interactive generations. */
  lane: Lane;
  background: BackgroundLanes;
  /** What a sampler of the library holds until it is collected. */
  samplerBytes: number;
  tokenizer: Tokenizer;
  textStream: (prompt: readonly Token[]) => TextStream;
  chat: ChatTemplate | null;
  guessing: Guessing;
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
    const native = await loadNative(on, facts, options, control);
    const plan = await planBackground(native, facts, options.parallel);
    return describe(facts, options, native, plan, performance.now() - began);
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

function describe(
  facts: ModelFacts,
  options: LoadOptions,
  { model, context, memory }: NativeModel,
  plan: BackgroundPlan,
  loadMs: number,
): OpenModel {
  const names = [facts.name, ...(facts.declaredName === undefined ? [] : [facts.declaredName])];
  const special = facts.controlTokens;
  const { vocabulary, chatTemplate } = facts;
  const template =
    options.template ??
    chooseTemplate({
      names,
      tokenizer: vocabulary.tokenizer,
      special,
      ...(chatTemplate !== undefined && { chatTemplate }),
    });
  const [lane] = createLanes(context);
  if (!lane) throw new Error('the context has no sequence');
  const scheduler = createScheduler(PREFILL_CHUNK);
  const background = createBackgroundLanes({
    ...{ scheduler, shared: lane, onProcessor: model.gpuLayers === 0 },
    createContext: plan.create,
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
      parallel: Math.max(1, plan.sequences),
      sizeBytes: facts.fileBytes,
      loadMs,
      languages: facts.languages,
      starter: facts.starter,
      memory,
    },
    names,
    model,
    ...{ scheduler, lane, background },
    samplerBytes: vocabulary.tokens.length * CANDIDATE_BYTES,
    tokenizer: createTokenizer(model, special),
    textStream: textStreams(model, vocabulary),
    chat:
      chatTemplate === undefined
        ? null
        : {
            source: chatTemplate,
            bosText: model.tokens.bosString ?? '',
            eosText: model.tokens.eosString ?? '',
            special,
          },
    guessing: createGuessing(),
    async dispose() {
      await background.close();
      await context.dispose();
      await model.dispose();
    },
  };
}

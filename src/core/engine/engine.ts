import type { Dialog } from '#core/prompt/dialog.ts';

/** How a prompt is written: BayLing's own templates, or the chat template the model file carries. */
export type TemplateId = 'bayling-v1' | 'bayling-v3' | 'chat';

export type GpuKind = 'cuda' | 'vulkan' | 'metal';

export interface LoadOptions {
  /** Overrides the template chosen from the model's metadata. */
  template?: TemplateId;
  /** `auto` tries the best backend and falls back to the CPU. */
  gpu?: 'auto' | 'off' | GpuKind;
  /** Layers to put on the GPU; without it, as many as fit. */
  gpuLayers?: number;
  /** Tokens; without it the model's own window, as far as memory allows. */
  contextSize?: number;
  /** Threads for evaluation; without it, cores − 1 (at least 1). */
  threads?: number;
  /**
   * How many background generations may be in flight, as far as memory allows; without it, chosen for the device. With
   * 0 they never take memory of their own: one at a time they share the interactive ones' cache.
   */
  parallel?: number;
}

export interface LoadControl {
  /** Called with 0…1 while the weights are read. */
  onProgress?: (progress: number) => void;
  signal?: AbortSignal;
}

export interface LoadedModel {
  path: string;
  name: string;
  template: TemplateId;
  /** The window, in tokens. */
  contextSize: number;
  gpu: GpuKind | null;
  gpuLayers: number;
  /**
   * How many background generations are answered at once, at least 1, and fewer where memory has become scarce since;
   * more wait in the order they came. Whoever keeps a few more than this in flight never lets a sequence lie idle.
   */
  parallel: number;
  sizeBytes: number;
  loadMs: number;
  /** BCP 47, two at least: all that it was trained in, by its own account; absent where it gives none. */
  languages?: readonly string[] | undefined;
  /** The small model that comes with the app. */
  starter?: boolean | undefined;
  /** Of a model on another machine: scheme, name and port of the server that all text goes to. */
  server?: string | undefined;
  /**
   * What its weights, window and scratch space take, in bytes of memory and GPU memory together: what was expected
   * before loading, and what the engine has more of since; absent where nobody can tell. `gpuBytes` of what was taken
   * is GPU memory.
   */
  memory?: { estimatedBytes: number; takenBytes: number; gpuBytes: number } | undefined;
}

/** What this computer offers a model beside memory. */
export interface Devices {
  /** Null: the processor alone. */
  backend: GpuKind | null;
  /** Sizes in bytes; `sharedBytes` of it is the computer's own memory. */
  gpus: readonly { name: string; totalBytes: number; freeBytes: number; sharedBytes: number }[];
}

export interface Sampling {
  /** 0 is greedy. */
  temperature: number;
  seed?: number;
  /** Tokens; the answer ends with `length` when it reaches them. */
  maxTokens: number;
  /**
   * For an answer that repeats much of the prompt, as a revision does: guesses the next tokens there, which makes
   * greedy decoding faster and changes nothing else. Where temperature is not 0 it has no effect.
   */
  lookup?: boolean;
  /** Words that the answer must contain: they are made likelier until it has them, token by token. */
  words?: readonly string[];
  /** Words that the answer is to do without, where it can. */
  avoided?: readonly string[];
  /**
   * Searches for an answer that has the words and does without those to avoid, which takes a few times as long, and the
   * text comes all at the end. Where temperature is not 0, or there is no such word, it has no effect.
   */
  firmly?: boolean;
}

/** Whether somebody waits for the answer, or it is one of many that a long job needs. */
export type Priority = 'interactive' | 'background';

export interface GenerateControl {
  signal?: AbortSignal;
  /**
   * Without it, interactive. A background request whose prompt and maxTokens take more than 2,048 tokens together has no
   * sequence of its own and goes slower.
   */
  priority?: Priority;
  /** Called with each new piece of text; never ends in half a character. */
  onText?: (text: string) => void;
}

export interface Generation {
  text: string;
  /**
   * `end`: the template's end token; `length`: maxTokens or the window; `stopped`: the signal, or in the background also
   * that the model was replaced or unloaded.
   */
  finish: 'end' | 'length' | 'stopped';
  promptTokens: number;
  /** How many of promptTokens were still in the KV cache and not evaluated again. */
  reusedTokens: number;
  tokens: number;
  /** Evaluations: one a token and one for the end, fewer with `lookup`; absent from an engine that does not tell. */
  steps?: number;
  /** The tokens themselves, for `Message.tokens`; absent from an engine that does not tell them. */
  tokenIds?: readonly number[];
  /** From the call to the first token. */
  firstTokenMs: number;
  /** From the first token to the last; 0 when fewer than two tokens came. */
  decodeMs: number;
}

export type EngineStatus =
  | { state: 'idle' }
  | { state: 'loading'; path: string; progress: number }
  | { state: 'ready'; model: LoadedModel };

/**
 * A loaded language model that continues dialogs. Cancelling is an outcome (`finish: 'stopped'`), not an error.
 * Interactive calls are answered one after another, background ones several at once (`LoadedModel.parallel`) and behind
 * the interactive ones. The implementations are llamaEngine (this process), engineClient (another process) and
 * remoteEngine (a server, whose failures are `server.*`); engineSwitch is one of them at a time.
 */
export interface Engine {
  /** Replaces the loaded model, and ends what runs in the background with it. Errors: every `model.*` code but `model.none`; `engine.died`, `engine.failed`. */
  load(path: string, options?: LoadOptions, control?: LoadControl): Promise<LoadedModel>;
  /**
   * A signal is answered at once with what there is. Errors: `text.window` when the prompt leaves no room in the window,
   * `engine.died`, `engine.failed`.
   */
  generate(dialog: Dialog, sampling: Sampling, control?: GenerateControl): Promise<Generation>;
  /** Tokens of plain text, with nothing of the template. */
  countTokens(text: string): Promise<number>;
  /** Tokens of the whole prompt as the template writes it. */
  countPrompt(dialog: Dialog): Promise<number>;
  unload(): Promise<void>;
  /** What could be used for a model, without loading one. Error: `engine.died`. */
  devices(): Promise<Devices>;
  status(): EngineStatus;
}

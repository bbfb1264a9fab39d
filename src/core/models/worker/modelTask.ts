import type { Quantization } from '#shared/quantizations.ts';

/** What a converted file says of itself, beyond what its folder tells. */
export interface ModelAbout {
  name?: string;
  /** Written into the file, so that every program prompts it as it was trained. */
  template?: 'bayling-v1' | 'bayling-v3';
  licence?: string;
  /** BCP 47 */
  languages?: readonly string[];
  /** The page of the repository it was published in. */
  sourceUrl?: string;
}

/** Long work on model files, done in a process of its own. `to` appears whole or not at all. */
export type ModelTask =
  | {
      kind: 'convert';
      /** A Hugging Face folder. */
      from: string;
      to: string;
      quantization: Quantization;
      /** The folder of the base, where `from` holds differences to it. */
      base?: string;
      about?: ModelAbout;
    }
  | { kind: 'quantize'; /** A GGUF file. */ from: string; to: string; quantization: Quantization };

/** `step`: a conversion to less than Q8_0 has two. */
export interface TaskProgress {
  step: 'converting' | 'quantizing';
  /** 0…1 of the step. */
  progress: number;
}

export interface TaskControl {
  onProgress?: (progress: TaskProgress) => void;
  /** The process is ended, and what it had written is removed. */
  signal?: AbortSignal;
}

export interface ModelWorker {
  /**
   * Errors: `convert.invalid`, `quantize.failed`, `model.*`, `file.*`, `disk.*`, `worker.died`; the signal's reason.
   */
  run(task: ModelTask, control?: TaskControl): Promise<void>;
}

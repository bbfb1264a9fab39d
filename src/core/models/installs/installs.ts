import type { Install } from '#shared/ipc/models.ts';

/** Models on their way into the library; what they are at is on the disk, and goes on after a restart. */
export interface Installs {
  list(): Install[];
  /**
   * A model of the catalog; what is on its way already goes on instead. `base`: the folder of the base model, where the
   * repository holds the differences to it. Errors: `catalog.unknown`, `install.noBase`, `disk.tooSmall`, `convert.invalid` for a base that is none.
   * What goes wrong later is in the install.
   */
  start(modelId: string, choice: string, base?: string): Promise<Install>;
  /**
   * A Hugging Face folder on this computer. Errors: `catalog.unknown` for the quantization, `convert.invalid`,
   * `model.unsupported`, `file.unreadable`.
   */
  convert(folder: string, quantization: string): Promise<Install>;
  pause(id: string): void;
  /** Goes on with what is paused or failed. */
  resume(id: string): void;
  /** Throws away what has come; one that is done only leaves the list. */
  cancel(id: string): Promise<void>;
  /** Goes on with what was in progress when the app closed. */
  begin(): Promise<void>;
  /** Stops for the app to close; nothing is lost. */
  close(): void;
}

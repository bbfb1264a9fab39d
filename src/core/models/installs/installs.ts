import type { Install } from '#shared/ipc/models.ts';

/** Models on their way into the library; what they are at is on the disk, and goes on after a restart. */
export interface Installs {
  list(): Install[];
  /**
   * A model of the catalog. `base`: the folder of the base model, where one is needed. Errors: `catalog.unknown`,
   * `install.noBase`. What goes wrong later is in the install.
   */
  start(modelId: string, choice: string, base?: string): Promise<Install>;
  /** A Hugging Face folder on this computer. */
  convert(folder: string, quantization: string): Promise<Install>;
  pause(id: string): void;
  resume(id: string): void;
  /** Throws away what has come. */
  cancel(id: string): Promise<void>;
  /** Goes on with what was in progress when the app closed. */
  begin(): Promise<void>;
  /** Stops for the app to close; nothing is lost. */
  close(): void;
}

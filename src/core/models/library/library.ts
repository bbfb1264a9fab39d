import type { InstalledModel, Machine } from '#shared/ipc/models.ts';

/** The model files on this computer. */
export interface Library {
  /**
   * What there is now, those of the app's own folder first. Headers that have not changed are not read again. `machine`:
   * on which they would run, as it is now unless given; null: that is left out.
   */
  list(machine?: Machine | null): Promise<InstalledModel[]>;
  /** Whether a path is one of the list: nothing else may be loaded, renamed or shown on the window's word. */
  has(path: string): Promise<boolean>;
  /**
   * Takes a GGUF file into the app's own folder without copying where the disk allows it (a hard link), and where it
   * does not, or with `inPlace`, lists it where it is. Answers with the path it is listed under. Errors: the `model.*`
   * of inspecting it.
   */
  add(path: string, options?: { inPlace?: boolean }): Promise<string>;
  /** Lists the GGUF files of another program's folder; answers how many there are. */
  addFolder(folder: string): Promise<number>;
  /**
   * Moves a finished model, in one file or several, into the app's own folder under `name` (without ending), numbered
   * where that is taken. Answers with its path. Errors: `file.unwritable`, `disk.full`.
   */
  place(files: readonly string[], name: string): Promise<string>;
  /** Answers with the new path. Errors: `file.exists`, `file.unwritable`, `model.notFound`. */
  rename(path: string, name: string): Promise<string>;
  /**
   * Out of the list; one of the app's own folder is kept for `restore` until the app next starts. Answers with an id.
   * Errors: `model.notFound`, `file.unwritable`.
   */
  remove(path: string): Promise<string>;
  /** Errors: `file.exists`, `model.notFound`. */
  restore(id: string): Promise<void>;
  /** Gives what was removed to the system's trash. What it does not take stays for the next time. */
  emptyRemoved(trash: (path: string) => Promise<void>): Promise<void>;
}

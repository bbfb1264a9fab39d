import type { CatalogModel, Machine } from '#shared/ipc/models.ts';
import type { CatalogEntry } from './catalogSchema.ts';

/** The models that can be had: those of ICT/CAS, and what the user added. */
export interface Catalog {
  /** In the order of the catalog, with how each would run on `machine`: as for the library's. */
  list(machine?: Machine | null): Promise<CatalogModel[]>;
  find(id: string): CatalogEntry | undefined;
  /** The id of the model that is published at an address, as a converted file tells it. */
  idOf(url: string): string | undefined;
  /**
   * Adds a repository (`owner/name`, or the address of its page) or a GGUF file by its address; answers with the id, the
   * same for what is there already. Errors: `catalog.unknown`, `catalog.noModel`, `download.*`; the signal's reason.
   */
  add(source: string, signal?: AbortSignal): Promise<string>;
  /** Takes what was added out; those of ICT/CAS stay. */
  forget(id: string): void;
  /** The text of a model's licence. Error: `catalog.unknown` where the app does not have it. */
  licence(id: string): Promise<string>;
}

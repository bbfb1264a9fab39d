import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { ioFailure } from '#core/files/ioFailure.ts';
import { readJsonFile, writeJsonFile } from '#core/files/jsonFile.ts';
import { writeFailure } from '#core/files/writeWhole.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type { InstalledModel, Machine } from '#shared/ipc/models.ts';
import { inspectModel } from '../inspectModel.ts';
import { fitOf } from '../machine/fit.ts';
import { stemOf } from '../modelNames.ts';
import { findModels, type FoundModel } from './findModels.ts';
import type { Library } from './library.ts';
import { modelFiles } from './partFiles.ts';
import { placeModel, renameModel } from './placeModel.ts';
import { createModelReader } from './readModel.ts';
import { createRemoved } from './removed.ts';

export interface LibraryOptions {
  /** Absolute path of the app's own models folder; it is made when it is first needed. */
  folder: string;
  /** Folders of models that come with the app. */
  shipped: readonly string[];
  /** Folders of other programs and files elsewhere, absolute paths. */
  places: () => readonly string[];
  setPlaces: (places: string[]) => void;
  machine: () => Promise<Machine>;
  /** The catalog's model that is published at an address. */
  catalogIdOf: (url: string) => string | undefined;
  onChanged: () => void;
}

/** A model that is listed. */
type Listed = FoundModel & Pick<InstalledModel, 'place'>;

/** Models of other programs' folders that were taken off the list. */
const hiddenSchema = z.object({ hidden: z.array(z.string()).max(10_000) });

/** The models of the own folder, of other programs and of the app; nothing is kept of them but what was hidden. */
export function createLibrary(options: LibraryOptions): Library {
  const { folder, shipped, places, setPlaces, onChanged } = options;
  const read = createModelReader();
  const removed = createRemoved(folder);
  /** What was taken off the list, by the ids for `restore`. */
  const undo = new Map<string, () => void>();
  const hiddenFile = path.join(folder, 'hidden.json');
  const hidden = () => readJsonFile(hiddenFile, hiddenSchema)?.hidden ?? [];
  const setHidden = (paths: string[]) => {
    writeJsonFile(hiddenFile, { hidden: paths });
  };
  const unhide = (files: readonly string[]) => {
    const before = hidden();
    const after = before.filter((file) => !files.includes(file));
    if (after.length < before.length) setHidden(after);
  };

  async function find(): Promise<Listed[]> {
    const kinds: [InstalledModel['place'], readonly string[]][] = [
      ['own', [folder]],
      ['elsewhere', places()],
      ['shipped', shipped],
    ];
    const found = new Map<string, Listed>();
    const left = new Set(hidden());
    for (const [place, roots] of kinds)
      for (const root of roots)
        for (const model of await findModels(root))
          if (!left.has(model.path) && !found.has(model.path))
            found.set(model.path, { ...model, place });
    return [...found.values()];
  }

  async function listed(file: string): Promise<Listed> {
    const model = (await find()).find((each) => each.path === file);
    if (model) return model;
    throw new AppError('model.notFound', { path: file });
  }

  async function describe(model: Listed, machine: Machine | null): Promise<InstalledModel | null> {
    const known = await read(model.path);
    const { path: file, place, program } = model;
    const here = { path: file, place, ...(program !== undefined && { program }) };
    if (isAppError(known)) {
      // Gone since it was found.
      if (known.code === 'model.notFound') return null;
      const sizeBytes = (await stat(file).catch(() => null))?.size ?? 0;
      return { ...here, name: model.name ?? stemOf(file), sizeBytes, error: known.toData() };
    }
    const catalogId = known.sourceUrl && options.catalogIdOf(known.sourceUrl);
    const fit = machine && fitOf(known.shape, machine);
    const { sizeBytes } = known;
    return {
      ...here,
      name: model.name ?? known.name,
      sizeBytes,
      facts: { ...known.facts, ...(catalogId && { catalogId }), ...(fit && { fit }) },
    };
  }

  /** The own model that is the same file already, under whatever name. */
  async function ownNameOf(file: string): Promise<string | undefined> {
    const { ino, dev } = await stat(file, { bigint: true });
    for (const { path: own } of await findModels(folder)) {
      const found = await stat(own, { bigint: true }).catch(() => null);
      if (found?.ino === ino && found.dev === dev) return own;
    }
    return undefined;
  }

  /** Null on another disk, or one without links. */
  async function linked(file: string): Promise<string | null> {
    const files = await modelFiles(file);
    return placeModel(files, { folder, name: stemOf(file), by: 'linking' }).catch(() => null);
  }

  return {
    async list(given) {
      const [models, machine] = await Promise.all([
        find(),
        given === undefined ? options.machine() : given,
      ]);
      const described: InstalledModel[] = [];
      for (const model of models) {
        const each = await describe(model, machine);
        if (each) described.push(each);
      }
      return described;
    },

    has: async (file) => (await find()).some((model) => model.path === file),

    async add(given, { inPlace = false } = {}) {
      await inspectModel(given);
      const file = await realpath(given);
      if ((await find()).some((model) => model.path === file)) return file;
      const taken = inPlace ? null : ((await ownNameOf(file)) ?? (await linked(file)));
      if (taken === null) {
        unhide([file]);
        if (!places().includes(file)) setPlaces([...places(), file]);
      }
      onChanged();
      return taken ?? file;
    },

    async addFolder(given) {
      const root = await realpath(given).catch((error: unknown) => {
        throw ioFailure(error, given, 'file.unreadable');
      });
      const found = await findModels(root);
      if (found.length === 0) return 0;
      unhide(found.map(({ path: file }) => file));
      if (!places().includes(root)) setPlaces([...places(), root]);
      onChanged();
      return found.length;
    },

    async place(files, name) {
      const placed = await placeModel(files, { folder, name, by: 'moving' }).catch(
        (error: unknown) => {
          throw writeFailure(error, folder);
        },
      );
      onChanged();
      return placed;
    },

    async rename(file, name) {
      refuseOthers(await listed(file));
      const renamed = await renameModel(await modelFiles(file), name);
      onChanged();
      return renamed;
    },

    async remove(file) {
      const model = await listed(file);
      if (model.place === 'own') {
        const id = await removed.take(await modelFiles(file));
        onChanged();
        return id;
      }
      if (model.place === 'shipped') refuseOthers(model);
      const id = randomUUID();
      if (places().includes(file)) {
        setPlaces(places().filter((each) => each !== file));
        undo.set(id, () => {
          if (!places().includes(file)) setPlaces([...places(), file]);
        });
      } else {
        setHidden([...hidden(), file]);
        undo.set(id, () => {
          unhide([file]);
        });
      }
      onChanged();
      return id;
    },

    async restore(id) {
      const back = undo.get(id);
      if (back) back();
      else await removed.restore(id);
      undo.delete(id);
      onChanged();
    },

    emptyRemoved: (trash) => removed.empty(trash),
  };
}

/** What others keep is not ours to change. */
function refuseOthers({ path: file, place }: Listed): void {
  if (place === 'own') return;
  const reason = place === 'shipped' ? 'it comes with the app' : 'another program keeps it';
  throw new AppError('file.unwritable', { path: file, reason });
}

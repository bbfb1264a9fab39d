import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readJsonFile, writeJsonFile } from '#core/files/jsonFile.ts';
import { AppError } from '#shared/errors.ts';
import type { CatalogModel, InstalledModel, Machine } from '#shared/ipc/models.ts';
import { parseUrl } from '#shared/parseUrl.ts';
import type { Catalog } from './catalog.ts';
import { addedSchema, type CatalogEntry, officialSchema } from './catalogSchema.ts';
import { choicesOf, parametersOf, publishedBytes } from './choices.ts';
import { createLookUp, type LookUpOptions } from './lookUp.ts';
import { recommendedOf } from './recommend.ts';

export interface CatalogOptions extends LookUpOptions {
  /** Absolute path of the folder with `catalog.json` and `licences`, which come with the app. */
  shipped: string;
  /** Absolute path of the file of what the user added; it need not be there. */
  added: string;
  machine: () => Promise<Machine>;
  installed: (machine: Machine | null) => Promise<readonly InstalledModel[]>;
  onChanged: () => void;
}

/** The catalog, read when it is first needed. */
export function loadCatalog(options: CatalogOptions): Catalog {
  const { shipped, added, hubAddress, onChanged } = options;
  const lookUp = createLookUp(options);
  let official: readonly CatalogEntry[] | undefined;

  const ours = () =>
    (official ??= readJsonFile(path.join(shipped, 'catalog.json'), officialSchema)?.models ?? []);
  const theirs = () => readJsonFile(added, addedSchema)?.models ?? [];
  const all = () => [...ours(), ...theirs()];
  const save = (models: readonly CatalogEntry[]) => {
    writeJsonFile(added, { version: 1, models });
    onChanged();
  };

  return {
    async list(given) {
      const machine = given === undefined ? await options.machine() : given;
      const installed = await options.installed(machine);
      const isOurs = new Set(ours().map(({ id }) => id));
      return all().map((entry) =>
        shown(entry, isOurs.has(entry.id) ? 'official' : 'added', {
          ...{ machine, installed, hubAddress: hubAddress() },
        }),
      );
    },

    find: (id) => all().find((entry) => entry.id === id),

    idOf(url) {
      const repository = parseUrl(url)?.pathname.slice(1).toLowerCase();
      return all().find(
        (entry) => entry.kind !== 'address' && entry.repository.toLowerCase() === repository,
      )?.id;
    },

    async add(source, signal) {
      const entry = await lookUp(source, signal);
      const before = all();
      const same =
        entry.kind === 'weights' &&
        ours().find((each) => each.kind === 'weights' && each.repository === entry.repository);
      if (same) return same.id;
      save([...theirs().filter(({ id }) => id !== entry.id), entry]);
      return before.find(({ id }) => id === entry.id)?.id ?? entry.id;
    },

    forget(id) {
      save(theirs().filter((entry) => entry.id !== id));
    },

    async licence(id) {
      const entry = all().find((each) => each.id === id);
      const file = entry?.kind === 'weights' ? entry.licence?.file : undefined;
      if (file === undefined) throw new AppError('catalog.unknown', { source: id });
      return readFile(path.join(shipped, 'licences', file), 'utf8');
    },
  };
}

interface Here {
  machine: Machine | null;
  installed: readonly InstalledModel[];
  hubAddress: string;
}

function shown(
  entry: CatalogEntry,
  origin: CatalogModel['origin'],
  { machine, installed, hubAddress }: Here,
): CatalogModel {
  const choices = choicesOf(entry, machine);
  const recommended = machine ? recommendedOf(choices, machine) : undefined;
  return {
    id: entry.id,
    name: entry.name,
    origin,
    choices,
    ...(recommended !== undefined && { recommended }),
    installed: installed.filter((model) => isMadeFrom(model, entry)).map(({ path: file }) => file),
    page: entry.kind === 'address' ? entry.url : `${hubAddress}/${entry.repository}`,
    needsBase: entry.kind === 'weights' && entry.needsBase,
    ...(entry.kind === 'weights' ? ofWeights(entry) : {}),
    ...(entry.kind === 'gguf' && entry.licence && { licence: entry.licence }),
  };
}

function ofWeights(entry: Extract<CatalogEntry, { kind: 'weights' }>): Partial<CatalogModel> {
  const { base, template, languages, licence, baseLicence, shape } = entry;
  return {
    ...(base !== undefined && { base }),
    ...(template && { template }),
    ...(languages && { languages }),
    ...(licence && { licence: { name: licence.name, ...(licence.url && { url: licence.url }) } }),
    ...(baseLicence && { baseLicence }),
    parameters: parametersOf(shape),
    downloadBytes: entry.downloadBytes ?? publishedBytes(shape),
  };
}

/** A converted file says where it comes from; a GGUF file that was downloaded has the name it has there. */
function isMadeFrom({ path: file, place, facts }: InstalledModel, entry: CatalogEntry): boolean {
  if (facts?.catalogId === entry.id) return true;
  if (place !== 'own' || entry.kind === 'weights') return false;
  const ids = entry.kind === 'gguf' ? entry.choices.map(({ id }) => id) : [entry.url];
  return ids.some((id) => path.posix.basename(id) === path.basename(file));
}

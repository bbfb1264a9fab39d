import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Http } from '#core/net/http.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { downloadFailure, mustBeThere } from '../download/addresses.ts';
import { remoteFileOf } from '../download/remoteFileOf.ts';
import type { Hub, HubFile, HubRepository } from '../hub/hub.ts';
import { isModelName, stemOf } from '../modelNames.ts';
import type { AddressEntry, CatalogEntry, LlamaShape } from './catalogSchema.ts';
import { bytesOf, ggufChoices, ggufSets } from './ggufChoices.ts';
import { modelFilesOf } from './modelFilesOf.ts';
import { shapeIn } from './shapeIn.ts';
import { sourceOf } from './sourceOf.ts';

const MAX_CONFIG_BYTES = 1 << 20;

export interface LookUpOptions {
  hub: Hub;
  http: Http;
  hubAddress: () => string;
  /** For the hub's own addresses alone. */
  tokenFor: (url: string) => string | null;
}

/** Asks the hub, or the server of an address, what there is under a name. Errors: those of `Catalog.add`. */
export function createLookUp({ hub, http, hubAddress, tokenFor }: LookUpOptions) {
  async function fromRepository(id: string, signal?: AbortSignal): Promise<CatalogEntry> {
    const repository = await hub.repository(id, signal);
    const sets = ggufSets(repository.files);
    const common = { id: repository.id, name: repository.id, repository: repository.id };
    const known = { ...common, ...licenceOf(repository) };
    if (sets.length > 0) return { kind: 'gguf', ...known, choices: ggufChoices(sets) };

    const files = modelFilesOf(repository.files);
    const config = files?.find(({ path: file }) => file === 'config.json');
    if (!files || !config) throw new AppError('catalog.noModel', { source: id });
    const shape = await shapeOf(await textOf(config, signal));
    if (!shape) throw new AppError('catalog.noModel', { source: id });
    const downloadBytes = bytesOf({ files });
    return { kind: 'weights', ...known, shape, downloadBytes, needsBase: false };
  }

  async function textOf({ url }: HubFile, signal?: AbortSignal): Promise<string> {
    const secret = tokenFor(url);
    const headers = secret === null ? {} : { authorization: `Bearer ${secret}` };
    try {
      const response = await http(url, { headers, signal });
      mustBeThere(response, url);
      return await response.text(MAX_CONFIG_BYTES);
    } catch (error) {
      throw downloadFailure(error, url);
    }
  }

  async function fromAddress(url: string, signal?: AbortSignal): Promise<AddressEntry> {
    const { path: file, sizeBytes } = await remoteFileOf(http, url, { signal });
    const named = isModelName(file) ? file : path.basename(new URL(url).pathname);
    const name = stemOf(named).slice(0, 200) || 'model';
    return { kind: 'address', id: url, name, url, fileBytes: sizeBytes ?? null };
  }

  return async (given: string, signal?: AbortSignal): Promise<CatalogEntry> => {
    const source = sourceOf(given, hubAddress());
    if (!source) throw new AppError('catalog.unknown', { source: given });
    return source.kind === 'repository'
      ? fromRepository(source.id, signal)
      : fromAddress(source.url.href, signal);
  };
}

function licenceOf({ licence }: HubRepository) {
  return licence ? { licence: { name: licence.slice(0, 200) } } : {};
}

/** As a conversion would read it; undefined for a model that it does not know. */
async function shapeOf(config: string): Promise<LlamaShape | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bayling-config-'));
  try {
    await writeFile(path.join(folder, 'config.json'), config);
    return await shapeIn(folder);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

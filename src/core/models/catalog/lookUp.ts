import path from 'node:path/posix';
import * as z from 'zod';
import { type Http, HttpFailure } from '#core/net/http.ts';
import { AppError } from '#shared/errors.ts';
import type { Hub, HubFile, HubRepository } from '../hub/hub.ts';
import { type AddressEntry, type CatalogEntry, shapeSchema } from './catalogSchema.ts';
import { bytesOf, ggufChoices, ggufSets } from './ggufChoices.ts';
import { modelFilesOf } from './modelFilesOf.ts';
import { sourceOf } from './sourceOf.ts';

const MAX_CONFIG_BYTES = 1 << 20;

export interface LookUpOptions {
  hub: Hub;
  http: Http;
  hubAddress: () => string;
  /** For the hub alone. */
  token: () => string | null;
}

/** Asks the hub, or the server of an address, what there is under a name. Errors: those of `Catalog.add`. */
export function createLookUp({ hub, http, hubAddress, token }: LookUpOptions) {
  async function fromRepository(id: string, signal?: AbortSignal): Promise<CatalogEntry> {
    const repository = await hub.repository(id, signal);
    const sets = ggufSets(repository.files);
    const common = { id: repository.id, name: repository.id, repository: repository.id };
    const known = { ...common, ...licenceOf(repository) };
    if (sets.length > 0) return { kind: 'gguf', ...known, choices: ggufChoices(sets) };

    const files = modelFilesOf(repository.files);
    const config = files?.find(({ path: file }) => file === 'config.json');
    if (!files || !config) throw new AppError('catalog.noModel', { source: id });
    const shape = shapeOf(await textOf(config, signal));
    if (!shape) throw new AppError('catalog.noModel', { source: id });
    const downloadBytes = bytesOf({ files });
    return { kind: 'weights', ...known, shape, downloadBytes, needsBase: false };
  }

  async function textOf({ url }: HubFile, signal?: AbortSignal): Promise<string> {
    const secret = token();
    const ours = URL.parse(url)?.origin === URL.parse(hubAddress())?.origin;
    const headers = secret !== null && ours ? { authorization: `Bearer ${secret}` } : {};
    return asking(url, async () => {
      const response = await http(url, { headers, signal });
      if (response.status === 200) return response.text(MAX_CONFIG_BYTES);
      response.cancel();
      throw new AppError('download.failed', { address: url, reason: said(response.status) });
    });
  }

  async function fromAddress(url: string, signal?: AbortSignal): Promise<AddressEntry> {
    return asking(url, async () => {
      const { status, headers, cancel } = await http(url, { method: 'HEAD', signal });
      cancel();
      if (status === 404) throw new AppError('download.notFound', { address: url });
      if (status !== 200)
        throw new AppError('download.failed', { address: url, reason: said(status) });
      const length = Number(headers['content-length'] ?? NaN);
      const fileBytes = Number.isSafeInteger(length) ? length : null;
      const name = path.basename(new URL(url).pathname, '.gguf').slice(0, 200) || 'model';
      return { kind: 'address', id: url, name, url, fileBytes };
    });
  }

  return async (given: string, signal?: AbortSignal): Promise<CatalogEntry> => {
    const source = sourceOf(given, hubAddress());
    if (!source) throw new AppError('catalog.unknown', { source: given });
    return source.kind === 'repository'
      ? fromRepository(source.id, signal)
      : fromAddress(source.url.href, signal);
  };
}

const said = (status: number): string => `the server said ${status}`;

async function asking<T>(address: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new AppError('download.failed', { address, reason: error.message }, { cause: error });
  }
}

function licenceOf({ licence }: HubRepository) {
  return licence ? { licence: { name: licence.slice(0, 200) } } : {};
}

/** What a conversion reads of `config.json`, as far as it decides about sizes. */
const configSchema = z
  .object({
    architectures: z.tuple([z.literal('LlamaForCausalLM')]),
    num_hidden_layers: z.number(),
    hidden_size: z.number(),
    intermediate_size: z.number(),
    num_attention_heads: z.number(),
    num_key_value_heads: z.number().nullish(),
    vocab_size: z.number(),
    max_position_embeddings: z.number(),
  })
  .transform((config) => ({
    layers: config.num_hidden_layers,
    embeddingLength: config.hidden_size,
    feedForwardLength: config.intermediate_size,
    heads: config.num_attention_heads,
    kvHeads: config.num_key_value_heads ?? config.num_attention_heads,
    vocabularySize: config.vocab_size,
    contextLength: config.max_position_embeddings,
  }))
  .pipe(shapeSchema);

function shapeOf(text: string) {
  try {
    return configSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

import * as z from 'zod';
import type { Http } from '#core/net/http.ts';
import { AppError } from '#shared/errors.ts';
import { ask, type Server } from './ask.ts';
import { FailedTry } from './failedTry.ts';
import { readAddress } from './serverAddress.ts';

/** A model that a server offers. */
export interface ServerModel {
  /** As the server names it. */
  id: string;
  aliases: readonly string[];
  /** The window in tokens, where the server tells. */
  contextSize?: number | undefined;
  /** Tokens it was trained on: the window may be smaller. */
  trainedSize?: number | undefined;
}

const MOST_LIST_BYTES = 4 << 20;
const MOST_MODELS = 10_000;
/** Asking is quick, or the server is not there. */
export const BRIEF = { first: 15_000, between: 15_000 };

const tokens = z
  .int()
  .min(1)
  .max(1 << 24)
  .optional()
  .catch(undefined);
const listSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string().min(1).max(500),
        aliases: z.array(z.string()).optional().catch(undefined),
        max_model_len: tokens,
        meta: z.object({ n_ctx: tokens, n_ctx_train: tokens }).nullish().catch(undefined),
      }),
    )
    .max(MOST_MODELS),
});

/** The models of a server. Rejects as `ask` does. */
export async function serverModels(server: Server, signal: AbortSignal): Promise<ServerModel[]> {
  const { data } = await askJson(
    server,
    { path: '/v1/models', patience: BRIEF, signal },
    listSchema,
  );
  return data.map(({ id, aliases = [], max_model_len, meta }) => ({
    ...{ id, aliases },
    contextSize: max_model_len ?? meta?.n_ctx,
    trainedSize: meta?.n_ctx_train,
  }));
}

/** A request whose answer is JSON of a known form. Rejects as `ask` does. */
export async function askJson<T extends z.ZodType>(
  server: Server,
  question: Parameters<typeof ask>[1],
  schema: T,
): Promise<z.infer<T>> {
  return ask(server, question, async (response, _heard, { address }) => {
    const text = await response.text(MOST_LIST_BYTES);
    const { data } = schema.safeParse(parsed(text));
    if (data !== undefined) return data;
    const reason = 'its answer makes no sense: it may be another kind of server';
    throw new FailedTry(new AppError('server.failed', { address, reason }));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The model that is meant: by name, which Ollama writes with `:latest` behind it; without one, the only one.
 * Undefined where it is not there.
 */
export function findServerModel(
  models: readonly ServerModel[],
  wanted: string,
): ServerModel | undefined {
  if (wanted === '') return models.length === 1 ? models[0] : undefined;
  const names = [wanted, `${wanted}:latest`];
  return models.find(({ id, aliases }) => names.includes(id) || aliases.includes(wanted));
}

/** The models of the server at `address`, once, and how long it took to say. Errors: `server.*`. */
export async function listServerModels(
  http: Http,
  address: string,
  key: string | null,
): Promise<{ models: string[]; milliseconds: number }> {
  const { root } = readAddress(address);
  const began = performance.now();
  try {
    const models = await serverModels({ http, root, key: () => key }, new AbortController().signal);
    return { models: models.map(({ id }) => id), milliseconds: performance.now() - began };
  } catch (error) {
    throw error instanceof FailedTry ? error.error : error;
  }
}

import * as z from 'zod';
import type { Http } from '#core/net/http.ts';
import type { Delay } from '#core/net/retry.ts';
import { AppError } from '#shared/errors.ts';
import type { ServerSettings } from '#shared/ipc/server.ts';
import type { LoadedModel } from '../engine.ts';
import type { Server } from './ask.ts';
import { FailedTry } from './failedTry.ts';
import { withRetries } from './retry.ts';
import { readAddress, readServerPath } from './serverAddress.ts';
import { askJson, BRIEF, findServerModel, type ServerModel, serverModels } from './serverModels.ts';
import { createSlots, type Slots } from '#core/slots.ts';
import { createTokenCounter, type TokenCounter } from './tokenCounter.ts';

/** What the settings say now, and the key that is kept for their address. */
export interface Connection {
  settings: ServerSettings;
  key: string | null;
}

/** A server's model that is in use. */
export interface OpenServer {
  info: LoadedModel;
  /** As the server names it. */
  id: string;
  server: Server;
  counter: TokenCounter;
  /** Set once the server has said that the model's template knows no system role. */
  foldsSystem: boolean;
  /** For background requests. */
  slots: Slots;
  /** Aborted when another model takes its place. */
  closing: AbortController;
}

export interface OpenOptions {
  http: Http;
  connection: () => Connection;
  delay: Delay;
  signal: AbortSignal;
}

/** Finds the model of a path that `serverPath` wrote. Errors: `server.*`; the signal's reason. */
export async function openServer(
  serverPath: string,
  { http, connection, delay, signal }: OpenOptions,
): Promise<OpenServer> {
  const began = performance.now();
  const { settings } = connection();
  const { address, model: wanted } = readServerPath(serverPath);
  const { root, origin } = readAddress(address);
  const server: Server = { http, root, key: () => keyFor(origin, connection()) };

  const models = await withRetries(() => serverModels(server, signal), { delay, signal });
  const found = findServerModel(models, wanted);
  if (!found) throw new AppError('server.noModel', { address: root, model: wanted });
  const { id } = found;
  const [contextSize, counter] = await Promise.all([
    windowOf(server, found, settings.contextSize, signal),
    createTokenCounter(server, id, signal),
  ]);
  const info: LoadedModel = {
    path: serverPath,
    name: nameOf(id),
    template: settings.prompts,
    contextSize,
    ...{ gpu: null, gpuLayers: 0, sizeBytes: 0 },
    parallel: settings.parallel,
    loadMs: performance.now() - began,
    server: origin,
  };
  const slots = createSlots(settings.parallel);
  const closing = new AbortController();
  return { info, id, server, counter, foldsSystem: false, slots, closing };
}

/** llama.cpp's server names a model by the path of its file, where nobody named it. */
function nameOf(id: string): string {
  const name = id.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.gguf$/i, '') || id;
}

/** The key is kept for the address in the settings: where they say another by now, it is nobody else's. */
function keyFor(origin: string, { settings, key }: Connection): string | null {
  try {
    return readAddress(settings.address).origin === origin ? key : null;
  } catch {
    return null;
  }
}

const propsSchema = z.object({
  default_generation_settings: z.object({
    n_ctx: z
      .int()
      .min(1)
      .max(1 << 24),
  }),
});

/** In tokens. llama.cpp's server tells it here when the list of models does not. */
async function windowOf(
  server: Server,
  { id, contextSize, trainedSize = Infinity }: ServerModel,
  assumed: number,
  signal: AbortSignal,
): Promise<number> {
  if (contextSize !== undefined) return contextSize;
  const path = `/props?model=${encodeURIComponent(id)}`;
  try {
    const props = await askJson(server, { path, patience: BRIEF, signal }, propsSchema);
    return props.default_generation_settings.n_ctx;
  } catch (error) {
    if (!(error instanceof FailedTry)) throw error;
    return Math.min(assumed, trainedSize);
  }
}

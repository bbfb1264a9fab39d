import * as z from 'zod';
import { MAX_ADDRESS_CHARACTERS } from '../limits.ts';
import { modelStatusSchema } from './models.ts';
import { route } from './route.ts';

/** A server with an OpenAI-compatible interface (llama.cpp's, vLLM, Ollama) that translates in place of this computer. */
export const serverSettingsSchema = z.object({
  /** While it is on, every text goes there. */
  enabled: z.boolean(),
  /** http or https, with or without `/v1` at its end. */
  address: z.string().max(MAX_ADDRESS_CHARACTERS),
  /** As the server names it. */
  model: z.string().max(500),
  /** Who writes the prompt: we by a BayLing template (completions), or the server by the model's own (chat). */
  prompts: z.enum(['bayling-v1', 'bayling-v3', 'chat']),
  /** Segments of documents in flight at once. */
  parallel: z.int().min(1).max(64),
  /** Tokens of the model's window, where the server does not tell. */
  contextSize: z
    .int()
    .min(512)
    .max(1 << 20),
});
export type ServerSettings = z.infer<typeof serverSettingsSchema>;

export const NO_SERVER: ServerSettings = {
  enabled: false,
  address: '',
  model: '',
  prompts: 'chat',
  parallel: 4,
  contextSize: 4096,
};

const hasKey = z.object({ hasKey: z.boolean() });

export const serverRoutes = {
  'server.hasKey': route({ input: z.null(), output: hasKey }),
  /** Null forgets it. Error: `secrets.unavailable`, after which it holds until the app closes. */
  'server.setKey': route({
    input: z.object({ key: z.string().min(1).max(1000).nullable() }),
    output: hasKey,
  }),
  /** Asks the server for its models, with the key that is kept. Errors: `server.*`. */
  'server.test': route({
    input: z.object({ address: z.string().max(MAX_ADDRESS_CHARACTERS) }),
    output: z.object({
      /** As the server names them. */
      models: z.array(z.string()),
      milliseconds: z.number(),
    }),
  }),
  /** Keeps what is entered while the server is off. While it is on nothing changes: that is for `server.use`. */
  'server.keep': route({ input: serverSettingsSchema.omit({ enabled: true }), output: z.null() }),
  /** Saves the settings, and loads what they say: the server's model, or the one on this computer. */
  'server.use': route({ input: serverSettingsSchema, output: modelStatusSchema }),
};

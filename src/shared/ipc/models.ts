import * as z from 'zod';
import { errorSchema } from './errorSchema.ts';
import { route } from './route.ts';

export const loadedModelSchema = z.object({
  path: z.string(),
  name: z.string(),
  template: z.enum(['bayling-v1', 'bayling-v3', 'chat']),
  contextSize: z.number(),
  gpu: z.enum(['cuda', 'vulkan', 'metal']).nullable(),
  gpuLayers: z.number(),
  sizeBytes: z.number(),
  loadMs: z.number(),
  /** BCP 47, two at least: all that it was trained in, by its own account; absent where it gives none. */
  languages: z.array(z.string()).readonly().optional(),
  /** The small model that comes with the app. */
  starter: z.boolean().optional(),
});

/** What the status line shows. `failed` keeps the error until a model is chosen or the load is tried again. */
export const modelStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('loading'), path: z.string(), progress: z.number() }),
  z.object({ state: z.literal('ready'), model: loadedModelSchema }),
  z.object({ state: z.literal('failed'), error: errorSchema }),
]);
export type ModelStatus = z.infer<typeof modelStatusSchema>;

export const modelRoutes = {
  'models.status': route({ input: z.null(), output: modelStatusSchema }),
  /** Opens the system's file dialog, then loads the chosen file; answers null when the user thinks better of it. */
  'models.choose': route({ input: z.null(), output: modelStatusSchema.nullable() }),
  /** Tries the configured model again. */
  'models.reload': route({ input: z.null(), output: modelStatusSchema }),
  /** Forgets which model was chosen, and loads the one that is used when none is. */
  'models.useDefault': route({ input: z.null(), output: modelStatusSchema }),
};

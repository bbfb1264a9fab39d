import * as z from 'zod';
import { MAX_LINK_CHARACTERS } from '../links.ts';
import { errorSchema } from './errorSchema.ts';
import { route } from './route.ts';

export const appRoutes = {
  /** Facts the window needs once. */
  'app.info': route({
    input: z.null(),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      /** BCP 47, the system's. */
      locale: z.string(),
      dataFolder: z.string(),
      /** Why the history could not be opened, and the app goes on without it. */
      historyError: errorSchema.nullable(),
    }),
  }),
  /** Through main, as the renderer has no permissions. */
  'app.copy': route({ input: z.object({ text: z.string() }), output: z.null() }),
  /** The system's browser or mail program opens it. Error: `request.invalid` for what is neither https nor mailto. */
  'app.openLink': route({
    input: z.object({ url: z.string().max(MAX_LINK_CHARACTERS) }),
    output: z.null(),
  }),
};

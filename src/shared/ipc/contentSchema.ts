import * as z from 'zod';

/** Apart from the types, which the window needs without a library that checks them. */
export const contentSchema = z.array(
  z.union([
    z.string(),
    z.object({
      kind: z.enum(['open', 'close', 'alone']),
      id: z.number().int().min(1),
      text: z.string().optional(),
    }),
  ]),
);

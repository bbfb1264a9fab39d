import * as z from 'zod';
import { TONES } from '../tones.ts';

/** How a language pair is to be translated; `domain` and `instruction` are the user's own words, or empty. */
export const styleSchema = z.object({
  tone: z.enum(TONES),
  domain: z.string().max(100),
  instruction: z.string().max(500),
});
export type Style = z.infer<typeof styleSchema>;

import * as z from 'zod';

const bytes = z.int().nonnegative();

/** What a hub says of a repository, of which we read this. */
export const hubAnswerSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  siblings: z
    .array(
      z.object({
        rfilename: z.string(),
        size: bytes.nullish(),
        lfs: z
          .object({
            size: bytes.nullish(),
            sha256: z
              .string()
              .regex(/^[0-9a-f]{64}$/)
              .nullish(),
          })
          .nullish(),
      }),
    )
    .max(10_000),
  cardData: z
    .object({
      license: z.union([z.string().max(100), z.array(z.string().max(100)).max(20)]),
      license_name: z.string().max(100).optional().catch(undefined),
    })
    .nullish()
    .catch(null),
});
export type HubAnswer = z.infer<typeof hubAnswerSchema>;

/** Undefined where the card names none. A licence of the publisher's own goes by its name. */
export function licenceOf({ cardData }: HubAnswer): string | undefined {
  if (!cardData) return undefined;
  const { license, license_name: name } = cardData;
  const named = typeof license === 'string' ? license : license.join(', ');
  return named === 'other' && name !== undefined ? name : named;
}

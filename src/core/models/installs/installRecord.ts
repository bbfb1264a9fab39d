import * as z from 'zod';
import { errorSchema } from '#shared/ipc/errorSchema.ts';
import { QUANTIZATIONS } from '#shared/quantizations.ts';
import { repositorySchema } from '../catalog/catalogSchema.ts';

const text = z.string().max(5000);

/** Where a model comes from. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('repository'), repository: repositorySchema }),
  z.object({ kind: z.literal('address'), url: text }),
  z.object({ kind: z.literal('folder'), path: text }),
]);

/** What must be known of an install to go on with it after a crash: all that its pipeline needs. */
export const recordSchema = z.object({
  version: z.literal(1),
  id: z.uuid(),
  /** Of the catalog. */
  modelId: text.exactOptional(),
  title: text,
  choice: text,
  /** What its file is to be called, without ending. */
  name: text,
  source: sourceSchema,
  /** What it is converted to; absent for GGUF files, which are taken as they are. */
  quantization: z.enum(QUANTIZATIONS).exactOptional(),
  /** The folder of the base model. */
  base: text.exactOptional(),
  about: z
    .object({
      name: text.exactOptional(),
      template: z.enum(['bayling-v1', 'bayling-v3']).exactOptional(),
      licence: text.exactOptional(),
      sourceUrl: text.exactOptional(),
    })
    .exactOptional(),
  /** What is downloaded, of one revision; absent until the hub was asked. */
  files: z
    .array(
      z.object({
        url: text,
        path: text,
        sizeBytes: z.int().nonnegative().exactOptional(),
        sha256: text.exactOptional(),
      }),
    )
    .max(10_000)
    .exactOptional(),
  /** The finished files were about to be moved into the library. */
  placing: z.boolean().exactOptional(),
  state: z.enum([
    ...(['waiting', 'downloading', 'checking', 'converting', 'quantizing'] as const),
    ...(['paused', 'failed', 'done'] as const),
  ]),
  error: errorSchema.exactOptional(),
  path: text.exactOptional(),
  /** The process that works on it. */
  owner: text,
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type InstallRecord = z.output<typeof recordSchema>;

/** Whether it was at something, and goes on at the next start. */
export const isUnderWay = ({ state }: Pick<InstallRecord, 'state'>): boolean =>
  state !== 'paused' && state !== 'failed' && state !== 'done';

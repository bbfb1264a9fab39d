import * as z from 'zod';
import { MAX_ADDRESS_CHARACTERS, MAX_PATH_CHARACTERS } from '#shared/limits.ts';

const text = z.string().min(1).max(200);
const address = z.url({ protocol: /^https?$/ }).max(MAX_ADDRESS_CHARACTERS);
const bytes = z.int().nonnegative();
const size = (high: number) => z.int().min(1).max(high);
const licence = z.object({ name: text, url: address.exactOptional() });

/** `owner/name`, as the hub has it: nothing in it can leave its place in an address. */
export const repositorySchema = z
  .string()
  .max(200)
  .regex(/^[\w-][\w.-]*\/[\w-][\w.-]*$/);

/** What decides how large a LLaMA model is, and what it takes to run it. */
export const shapeSchema = z.object({
  layers: size(512),
  embeddingLength: size(1 << 16),
  feedForwardLength: size(1 << 20),
  heads: size(1 << 12),
  kvHeads: size(1 << 12),
  vocabularySize: size(1 << 20),
  /** Tokens. */
  contextLength: size(1 << 24),
  /** Where it is not `embeddingLength / heads`. */
  headLength: size(1 << 12).exactOptional(),
  /** The output matrix is the input matrix. */
  tied: z.boolean().exactOptional(),
});
export type LlamaShape = z.output<typeof shapeSchema>;

/** Weights of a LLaMA model, which are converted here. */
const weightsSchema = z.object({
  kind: z.literal('weights'),
  id: text,
  name: text,
  repository: repositorySchema,
  shape: shapeSchema,
  base: text.exactOptional(),
  /** Published as its difference to `base`. */
  needsBase: z.boolean().default(false),
  template: z.enum(['bayling-v1', 'bayling-v3']).exactOptional(),
  /** BCP 47; `many`: a hundred and more. */
  languages: z.union([z.array(text).max(200), z.literal('many')]).exactOptional(),
  /** `file`: its text, in the folder `licences` beside the catalog. */
  licence: licence
    .extend({
      file: z
        .string()
        .regex(/^[\w-][\w.-]*$/)
        .exactOptional(),
    })
    .exactOptional(),
  baseLicence: licence.exactOptional(),
  /** As the hub said; of those of ICT/CAS, as the shape has it. */
  downloadBytes: bytes.exactOptional(),
});

/** GGUF files of a repository, to choose from. */
const ggufSchema = z.object({
  kind: z.literal('gguf'),
  id: text,
  name: text,
  repository: repositorySchema,
  licence: licence.exactOptional(),
  choices: z
    .array(
      z.object({
        /** The path of the file, or of the first part, in the repository. */
        id: z.string().min(1).max(MAX_PATH_CHARACTERS),
        label: text,
        fileBytes: bytes,
      }),
    )
    .max(500),
});

/** One GGUF file at an address. */
const addressSchema = z.object({
  kind: z.literal('address'),
  id: text,
  name: text,
  url: address,
  /** Null where the server did not say. */
  fileBytes: bytes.nullable(),
});

export const entrySchema = z.discriminatedUnion('kind', [weightsSchema, ggufSchema, addressSchema]);
export type CatalogEntry = z.output<typeof entrySchema>;
export type WeightsEntry = z.output<typeof weightsSchema>;
export type GgufEntry = z.output<typeof ggufSchema>;
export type AddressEntry = z.output<typeof addressSchema>;

/** The models of ICT/CAS, which come with the app. */
export const officialSchema = z.object({
  version: z.literal(1),
  models: z.array(weightsSchema).max(1000),
});

/** What the user added. */
export const addedSchema = z.object({
  version: z.literal(1),
  models: z.array(entrySchema).max(1000),
});

import * as z from 'zod';
import { MAX_ADDRESS_CHARACTERS, MAX_CODE_CHARACTERS, MAX_PATH_CHARACTERS } from '../limits.ts';
import { errorSchema } from './errorSchema.ts';
import { route } from './route.ts';

const template = z.enum(['bayling-v1', 'bayling-v3', 'chat']);
const gpu = z.enum(['cuda', 'vulkan', 'metal']);
/** BCP 47, two at least: all that it was trained in, by its own account; absent where it gives none. */
const languages = z.array(z.string()).readonly().optional();

export const loadedModelSchema = z.object({
  /** Of a model on a server, the server's address with the model's name as its fragment. */
  path: z.string(),
  name: z.string(),
  template,
  contextSize: z.number(),
  gpu: gpu.nullable(),
  gpuLayers: z.number(),
  sizeBytes: z.number(),
  loadMs: z.number(),
  languages,
  /** The small model that comes with the app. */
  starter: z.boolean().optional(),
  /** The server (scheme, name and port) that answers, and where all text goes; absent: this computer. */
  server: z.string().optional(),
});

/** What the status line shows. `failed` keeps the error until a model is chosen or the load is tried again. */
export const modelStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('loading'), path: z.string(), progress: z.number() }),
  z.object({ state: z.literal('ready'), model: loadedModelSchema }),
  z.object({ state: z.literal('failed'), error: errorSchema }),
]);
export type ModelStatus = z.infer<typeof modelStatusSchema>;

/** What this computer has for a model. Sizes in bytes. */
export const machineSchema = z.object({
  cores: z.number(),
  memoryBytes: z.number(),
  /** Of it, what a model may take now. */
  freeMemoryBytes: z.number(),
  /** What llama.cpp uses; null: the processor alone. */
  backend: gpu.nullable(),
  gpus: z.array(
    z.object({
      name: z.string(),
      totalBytes: z.number(),
      freeBytes: z.number(),
      /** Of `totalBytes`, what is the computer's own memory; absent: nothing. */
      sharedBytes: z.number().optional(),
    }),
  ),
  /** Where models are kept. */
  disk: z.object({ path: z.string(), freeBytes: z.number() }),
});
export type Machine = z.infer<typeof machineSchema>;

/** Where a model would run here, and with which window. Estimated from its header or its published shape. */
export const fitSchema = z.object({
  /** Wholly on the GPU, a part of its layers on it, in memory alone, or not at all. */
  place: z.enum(['gpu', 'partly', 'memory', 'none']),
  /** Bytes of memory and GPU memory together: weights, KV cache and scratch space. */
  neededBytes: z.number(),
  availableBytes: z.number(),
  gpuLayers: z.number(),
  layers: z.number(),
  /** Tokens; for `none`, the smallest one that was tried. */
  contextSize: z.number(),
});
export type Fit = z.infer<typeof fitSchema>;

export const installedModelSchema = z.object({
  /** Absolute path; of a model in several files, the first. */
  path: z.string(),
  /** As the list shows it. */
  name: z.string(),
  sizeBytes: z.number(),
  /** In the app's own models folder, with the app, or where another program or the user keeps it. */
  place: z.enum(['own', 'shipped', 'elsewhere']),
  /** Whose folder it is, where it is known: `LM Studio`, `Jan`, `Ollama`. */
  program: z.string().optional(),
  /** Absent where the file cannot be used: see `error`. */
  facts: z
    .object({
      architecture: z.string(),
      /** As the file says it, `Q4_K_M`; absent where it does not. */
      quantization: z.string().optional(),
      /** How many weights. */
      parameters: z.number(),
      /** Tokens. */
      contextLength: z.number(),
      template,
      languages,
      licence: z.string().optional(),
      starter: z.boolean(),
      /** The catalog's model that it was made from. */
      catalogId: z.string().optional(),
      /** Absent until this computer has been looked at. */
      fit: fitSchema.optional(),
    })
    .optional(),
  error: errorSchema.optional(),
});
export type InstalledModel = z.infer<typeof installedModelSchema>;

/** One way to have a model of the catalog. */
export const modelChoiceSchema = z.object({
  /** A quantization (`q4_k_m`) that is made here, or the name of a GGUF file in the repository. */
  id: z.string(),
  /** `Q4_K_M` */
  label: z.string(),
  /** Bytes of the file that comes of it. */
  fileBytes: z.number(),
  /** Bytes that must be free on the disk while it is made, with what is downloaded and the file itself. */
  diskBytes: z.number(),
  /** Absent until this computer has been looked at, and where the shape of the model is not known. */
  fit: fitSchema.optional(),
});

export const catalogModelSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Of ICT/CAS, or one that the user added. */
  origin: z.enum(['official', 'added']),
  /** `LLaMA-7B` */
  base: z.string().optional(),
  /** Published as its difference to `base`, whose weights the user must have. */
  needsBase: z.boolean(),
  template: template.optional(),
  /** BCP 47; `many`: a hundred and more. */
  languages: z.union([z.array(z.string()), z.literal('many')]).optional(),
  licence: z.object({ name: z.string(), url: z.string().optional() }).optional(),
  /** Terms of the base model that hold as well. */
  baseLicence: z.object({ name: z.string(), url: z.string().optional() }).optional(),
  /** Where it is published: an address to open in a browser. */
  page: z.string().optional(),
  parameters: z.number().optional(),
  /** Bytes; as its shape has it, or as the hub said. */
  downloadBytes: z.number().optional(),
  choices: z.array(modelChoiceSchema),
  /** The choice that suits this computer best; absent where none fits. */
  recommended: z.string().optional(),
  /** Paths of installed models that were made from it. */
  installed: z.array(z.string()),
});
export type CatalogModel = z.infer<typeof catalogModelSchema>;

/** A model on its way: downloaded, checked, converted, quantized, and then in the library. */
export const installSchema = z.object({
  id: z.string(),
  /** Of the catalog; absent for a folder that is converted. */
  modelId: z.string().optional(),
  title: z.string(),
  choice: z.string(),
  state: z.enum([
    ...(['waiting', 'downloading', 'checking', 'converting', 'quantizing'] as const),
    ...(['paused', 'failed', 'done'] as const),
  ]),
  /** Of the step it is in, 0…1. */
  progress: z.number(),
  /** Of the download, in bytes. */
  doneBytes: z.number(),
  totalBytes: z.number().nullable(),
  bytesPerSecond: z.number(),
  /** Of the step it is in; null while nobody can tell. */
  secondsLeft: z.number().nullable(),
  /** The host that it is downloaded from. */
  host: z.string().optional(),
  /** Why it failed. */
  error: errorSchema.optional(),
  /** Of the finished model. */
  path: z.string().optional(),
});
export type Install = z.infer<typeof installSchema>;

/** How fast a model is on this computer. */
export const benchmarkSchema = z.object({
  promptTokensPerSecond: z.number(),
  tokensPerSecond: z.number(),
  firstTokenMs: z.number(),
});
export type Benchmark = z.infer<typeof benchmarkSchema>;

/** What became of something the user added. */
export const addedModelSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('catalog'), id: z.string() }),
  z.object({ kind: z.literal('model'), path: z.string() }),
  /** A folder of another program: how many models it holds. */
  z.object({ kind: z.literal('folder'), count: z.number() }),
  z.object({ kind: z.literal('install'), id: z.string() }),
]);
export type AddedModel = z.infer<typeof addedModelSchema>;

const id = z.object({ id: z.string().max(MAX_CODE_CHARACTERS) });
const path = z.object({ path: z.string().max(MAX_PATH_CHARACTERS) });

export const modelRoutes = {
  'models.status': route({ input: z.null(), output: modelStatusSchema }),
  /** Opens the system's file dialog, then loads the chosen file; answers null when the user thinks better of it. */
  'models.choose': route({ input: z.null(), output: modelStatusSchema.nullable() }),
  /** Tries the configured model again. */
  'models.reload': route({ input: z.null(), output: modelStatusSchema }),
  /** Forgets which model was chosen, and loads the one that is used when none is. */
  'models.useDefault': route({ input: z.null(), output: modelStatusSchema }),

  'models.machine': route({ input: z.null(), output: machineSchema }),
  /** What is installed, those of the app's own folder first. */
  'models.library': route({ input: z.null(), output: z.array(installedModelSchema) }),
  /** Loads a model of the library and remembers the choice. Turns a server off. */
  'models.use': route({ input: path, output: modelStatusSchema }),
  /** Gives its memory back; the next translation loads it again. */
  'models.unload': route({ input: z.null(), output: modelStatusSchema }),
  /** A new name for the file, without ending. Answers with the new path. Errors: `file.exists`, `file.unwritable`. */
  'models.rename': route({
    input: path.extend({ name: z.string().min(1).max(200) }),
    output: path,
  }),
  /** Only of `place: 'own'`; a model from elsewhere is taken off the list. Answers with an id for `models.restore`. */
  'models.remove': route({ input: path, output: id }),
  'models.restore': route({ input: id, output: z.null() }),
  /** Shows the file in the system's file manager. */
  'models.reveal': route({ input: path, output: z.null() }),
  /** Loads the model where it is not in use, and measures it. */
  'models.benchmark': route({ input: path, output: benchmarkSchema }),

  'models.catalog': route({ input: z.null(), output: z.array(catalogModelSchema) }),
  /** The text of a catalog model's licence, as far as the app has it. */
  'models.licence': route({ input: id, output: z.object({ text: z.string() }) }),
  /** `owner/repository` or an address. Errors: `catalog.unknown`, `catalog.noModel`, `download.*`. */
  'models.add': route({
    input: z.object({ source: z.string().max(MAX_ADDRESS_CHARACTERS) }),
    output: addedModelSchema,
  }),
  /** Asks for a folder: of GGUF files, or a model to convert. Null when the user thinks better of it. */
  'models.addFolder': route({ input: z.null(), output: addedModelSchema.nullable() }),
  /** Takes an added entry out of the catalog. */
  'models.forget': route({ input: id, output: z.null() }),

  'models.installs': route({ input: z.null(), output: z.array(installSchema) }),
  /** Begins; asks for the folder of the base where one is needed. Null when the user thinks better of it. */
  'models.install': route({
    input: id.extend({ choice: z.string().max(MAX_PATH_CHARACTERS) }),
    output: installSchema.nullable(),
  }),
  'models.pause': route({ input: id, output: z.null() }),
  /** Goes on with what is paused or failed. */
  'models.resume': route({ input: id, output: z.null() }),
  /** Ends it and throws away what has come; one that is done only leaves the list. */
  'models.cancel': route({ input: id, output: z.null() }),

  /** Whether an access token for gated repositories is kept. */
  'models.hasToken': route({ input: z.null(), output: z.object({ hasToken: z.boolean() }) }),
  /** Null forgets it. Error: `secrets.unavailable`, after which it holds until the app closes. */
  'models.setToken': route({
    input: z.object({ token: z.string().min(1).max(1000).nullable() }),
    output: z.object({ hasToken: z.boolean() }),
  }),
};

export const modelEvents = {
  'models.status': modelStatusSchema,
  /** The library or the catalog changed: read them again. */
  'models.changed': z.null(),
  'models.install': installSchema,
  'models.installRemoved': z.object({ id: z.string() }),
};

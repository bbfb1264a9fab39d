import * as z from 'zod';
import { HUB_ADDRESS } from '../hubAddress.ts';
import {
  MAX_ADDRESS_CHARACTERS,
  MAX_CODE_CHARACTERS,
  MAX_DRAFTS_CHARACTERS,
  MAX_SOURCE_CHARACTERS,
  MAX_TARGET_CHARACTERS,
} from '../limits.ts';
import { GUARD_CHECKS } from '../segmentFlags.ts';
import { route } from './route.ts';
import { NO_SERVER, serverSettingsSchema } from './server.ts';
import { styleSchema } from './style.ts';

/** A translation of the sentence `source` that is being written. */
export const sentenceDraftSchema = z.object({
  segment: z.number().int(),
  source: z.string().max(MAX_SOURCE_CHARACTERS),
  text: z.string().max(MAX_TARGET_CHARACTERS),
});
export type SentenceDraft = z.infer<typeof sentenceDraftSchema>;

/** Every setting with its default; stored values that do not fit fall back to the default. */
export const settingsSchema = z.object({
  /** `system` follows the operating system. */
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  interfaceLanguage: z.enum(['system', 'en', 'zh']).catch('system'),
  /** BCP 47 code or `auto`. */
  from: z.string().catch('auto'),
  to: z.string().catch('en'),
  /** BCP 47 codes, newest first. */
  recentLanguages: z.array(z.string()).max(8).catch([]),
  /** The two languages are a pair: a text in the target language is translated into the other one. */
  pairMode: z.boolean().catch(false),
  /** How each pair of languages is translated, by `from>to`. */
  styles: z.record(z.string().max(2 * MAX_CODE_CHARACTERS), styleSchema).catch({}),
  /** Checks of the output guard that the user turned off. */
  guardOff: z.array(z.enum(GUARD_CHECKS)).catch([]),
  /** A sentence that the translation memory has is taken from there. */
  memoryFills: z.boolean().catch(true),
  /** What a translated PDF becomes. */
  pdfAs: z.enum(['docx', 'html']).catch('docx'),
  /** Of translated text files: that of the original, or UTF-8. */
  textEncoding: z.enum(['kept', 'utf8']).catch('kept'),
  historyEnabled: z.boolean().catch(true),
  historyOpen: z.boolean().catch(true),
  /** What the window shows. */
  view: z.enum(['translator', 'chat', 'files', 'models', 'glossary', 'memory']).catch('translator'),
  /** The models were shown unasked once, as there was none. */
  modelsOffered: z.boolean().catch(false),
  /** The conversation on show; empty: none. */
  conversation: z.string().catch(''),
  /** What is written but not sent, by the id of the conversation. */
  chatDrafts: z.record(z.string(), z.string()).catch({}),
  /** What stands in the source pane, so that closing the window loses nothing. */
  draft: z.string().catch(''),
  /** What is being written in place of a sentence's translation. */
  sentenceDraft: sentenceDraftSchema.nullable().catch(null),
  /** The translation on show, by its id in the history. */
  translation: z.string().max(MAX_CODE_CHARACTERS).catch(''),
  /** Absolute path of the model file in use; empty: the first one found in the model folders. */
  modelPath: z.string().catch(''),
  /** Folders of other programs, and files, whose models are listed too: absolute paths. */
  modelPlaces: z.array(z.string()).max(200).catch([]),
  /** Where models are downloaded from by name: the Hugging Face hub or a mirror of it. */
  hubAddress: z.string().max(MAX_ADDRESS_CHARACTERS).catch(HUB_ADDRESS),
  server: serverSettingsSchema.catch(NO_SERVER),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Refused where it is too much: falling back to none would lose what is saved. */
const chatDrafts = z
  .record(z.string().max(MAX_CODE_CHARACTERS), z.string())
  .refine(
    (drafts) =>
      Object.values(drafts).reduce((sum, { length }) => sum + length, 0) <= MAX_DRAFTS_CHARACTERS,
  );

export const settingsRoutes = {
  'settings.get': route({ input: z.null(), output: settingsSchema }),
  'settings.set': route({
    // Where files lie and where text goes has routes of its own.
    input: settingsSchema
      .omit({ server: true, modelPlaces: true, modelPath: true })
      .partial()
      .extend({ chatDrafts: chatDrafts.optional() }),
    output: settingsSchema,
  }),
};

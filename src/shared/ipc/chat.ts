import * as z from 'zod';
import { MAX_CODE_CHARACTERS, MAX_SOURCE_CHARACTERS, MAX_TARGET_CHARACTERS } from '../limits.ts';
import { historyEntrySchema } from './history.ts';
import { route } from './route.ts';

/** A term of a glossary that a translation was to keep to. */
export const termSchema = z.object({ source: z.string(), target: z.string() });

/** What a revision began with: a translation, and the terms in it. */
export const originSchema = z.object({
  source: z.string(),
  draft: z.string(),
  from: z.string(),
  to: z.string(),
  terms: z.array(termSchema),
  /** The entry of the history that it was part of, and where the draft began there, in UTF-16 units. */
  translation: z.object({ id: z.string(), at: z.number() }).optional(),
});
export type Origin = z.infer<typeof originSchema>;

export const conversationSchema = z.object({
  id: z.string(),
  /** `revision`: it began with a translation, which `origin` holds. */
  kind: z.enum(['chat', 'revision']),
  /** Made from the content until the user gives one. */
  title: z.string(),
  /** Null is the template's own. */
  system: z.string().nullable(),
  /** 0 is greedy. */
  temperature: z.number(),
  /** Null is another one each time. */
  seed: z.number().nullable(),
  pinned: z.boolean(),
  archived: z.boolean(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  updatedAt: z.number(),
  /** The last message of the branch that is shown; null without messages. */
  leafId: z.string().nullable(),
  origin: originSchema.nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** A message of the tree: those with the same parent are versions of each other. */
export const messageSchema = z.object({
  id: z.string(),
  /** Null for a first message. */
  parentId: z.string().nullable(),
  role: z.enum(['user', 'assistant']),
  text: z.string(),
  state: historyEntrySchema.shape.state,
  /** The model that answered; empty for the user's own. */
  model: z.string(),
  createdAt: z.number(),
  totalMs: z.number(),
});
export type ConversationMessage = z.infer<typeof messageSchema>;

/** A row of the list. */
export const conversationRowSchema = conversationSchema
  .pick({ id: true, kind: true, title: true, pinned: true, archived: true })
  .extend({
    createdAt: z.number(),
    updatedAt: z.number(),
    /** The languages of a revision. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** The beginning of the message shown last. */
    snippet: z.string(),
  });
export type ConversationRow = z.infer<typeof conversationRowSchema>;

/** A message that a search found. */
export const messageHitSchema = z.object({
  conversationId: z.string(),
  messageId: z.string(),
  title: z.string(),
  role: messageSchema.shape.role,
  createdAt: z.number(),
  /** What is around the first hit. */
  snippet: z.string(),
  /** Where the hits stand in the snippet, in UTF-16 units: [begin, end). */
  marks: z.array(z.tuple([z.number(), z.number()])),
});
export type MessageHit = z.infer<typeof messageHitSchema>;

/** What the model is told, and what it is not told any more. */
export const contextSchema = z.object({
  /** Messages of the branch that no longer fit, oldest first. */
  foldedMessageIds: z.array(z.string()),
  /** Tokens of the prompt. */
  contextTokens: z.number(),
  /** The window, in tokens. */
  contextSize: z.number(),
});
export type Context = z.infer<typeof contextSchema>;

/** Which conversations are listed or searched; what is left out does not matter. */
export const conversationFilterSchema = z.object({
  kind: conversationSchema.shape.kind.optional(),
  archived: z.boolean().optional(),
  /** The languages of a revision. */
  from: z.string().max(MAX_CODE_CHARACTERS).optional(),
  to: z.string().max(MAX_CODE_CHARACTERS).optional(),
  /** Milliseconds since 1970, of the last change: [since, until). */
  since: z.number().optional(),
  until: z.number().optional(),
});
export type ConversationFilter = z.infer<typeof conversationFilterSchema>;

/** What the user may change about a conversation. An empty title is made from the content again. */
export const conversationPatchSchema = z.object({
  title: z.exactOptional(z.string().max(500)),
  system: z.exactOptional(z.string().max(MAX_SOURCE_CHARACTERS).nullable()),
  temperature: z.exactOptional(z.number().min(0).max(2)),
  seed: z.exactOptional(
    z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .nullable(),
  ),
  pinned: z.exactOptional(z.boolean()),
  archived: z.exactOptional(z.boolean()),
});
export type ConversationPatch = z.infer<typeof conversationPatchSchema>;

const id = z.string().max(MAX_CODE_CHARACTERS);
const text = z.string().max(MAX_SOURCE_CHARACTERS);
const target = z.string().max(MAX_TARGET_CHARACTERS);
const term = z.string().max(500);
const page = { limit: z.number().int().min(1).max(200), offset: z.number().int().min(0) };

/**
 * `chat.send`, `chat.regenerate` and `chat.edit` answer when the model's answer has ended, and with its error if it
 * failed; what happens meanwhile comes as `chat.messages`, `chat.context` and `chat.text` to every window.
 */
export const chatRoutes = {
  /** Pinned ones first, then those changed last. */
  'chat.list': route({
    input: z.object({ filter: conversationFilterSchema, ...page }),
    output: z.object({ rows: z.array(conversationRowSchema), total: z.number() }),
  }),
  /** The best match first. An empty query finds nothing. */
  'chat.search': route({
    input: z.object({ query: z.string().max(500), filter: conversationFilterSchema, ...page }),
    output: z.object({ rows: z.array(messageHitSchema), total: z.number() }),
  }),
  /** Those that revisions have, as BCP 47 codes. */
  'chat.languages': route({
    input: z.null(),
    output: z.object({ from: z.array(z.string()), to: z.array(z.string()) }),
  }),
  /** Null when it is not there (any more). The messages are the whole tree, parents before children. */
  'chat.open': route({
    input: z.object({ id }),
    output: z
      .object({ conversation: conversationSchema, messages: z.array(messageSchema) })
      .nullable(),
  }),
  /** What the model would be told now, for the branch that is shown. Waits for the model. */
  'chat.context': route({ input: z.object({ id }), output: contextSchema }),
  'chat.create': route({ input: z.null(), output: conversationSchema }),
  /** Begins a revision of a translation that `model` (its name) made. */
  'chat.revise': route({
    input: z.object({
      origin: z.object({
        source: text,
        draft: target,
        from: id,
        to: id,
        terms: z.array(z.object({ source: term, target: term })).max(32),
        translation: z.object({ id, at: z.number().int().min(0) }).optional(),
      }),
      model: z.string().max(500),
    }),
    output: conversationSchema,
  }),
  /** After `parentId`, or at the end of the branch that is shown. */
  'chat.send': route({
    input: z.object({ id, text, parentId: id.optional() }),
    output: z.null(),
  }),
  /** Another answer beside this one. */
  'chat.regenerate': route({ input: z.object({ id, messageId: id }), output: z.null() }),
  /** Says `text` in place of an earlier message, in a branch of its own. */
  'chat.edit': route({ input: z.object({ id, messageId: id, text }), output: z.null() }),
  /** The answer in progress ends as stopped and keeps what it has. */
  'chat.stop': route({ input: z.object({ id }), output: z.null() }),
  /** Shows the newest branch through a message. */
  'chat.select': route({ input: z.object({ id, messageId: id }), output: z.null() }),
  /** Shows the branch up to a message and no further; what follows it there is kept. */
  'chat.revert': route({ input: z.object({ id, messageId: id }), output: z.null() }),
  /** A new conversation with the messages up to this one. */
  'chat.branch': route({
    input: z.object({ id, messageId: id }),
    output: conversationSchema,
  }),
  'chat.change': route({
    input: z.object({ id, patch: conversationPatchSchema }),
    output: z.null(),
  }),
  /** Hides it; it can be restored until the app closes, then it is gone from the file too. */
  'chat.delete': route({ input: z.object({ id }), output: z.null() }),
  'chat.restore': route({ input: z.object({ id }), output: z.null() }),
  /**
   * Puts an answer of a revision into the translation it began with, and into the history where that is saved; with
   * `remember` also into the translation memory. `shown` is what the translator shows, for what is not saved.
   * Answers with the translation as it is then.
   */
  'chat.accept': route({
    input: z.object({
      id,
      messageId: id,
      remember: z.boolean(),
      shown: z.object({ id, source: text, target }).nullable(),
    }),
    output: historyEntrySchema,
  }),
};

export const chatEvents = {
  /** New or changed messages: an answer begins with no text and comes again when it has ended. */
  'chat.messages': z.object({
    id: z.string(),
    messages: z.array(messageSchema),
    leafId: z.string().nullable(),
    /** The first message gives one to a conversation without. */
    title: z.string(),
  }),
  /** The answer in progress has grown, at most 20 times a second. */
  'chat.text': z.object({
    id: z.string(),
    messageId: z.string(),
    /** Where the text goes, in UTF-16 units: who has less of the answer reads the conversation again. */
    at: z.number(),
    text: z.string(),
  }),
  'chat.context': z.object({ id: z.string(), context: contextSchema }),
  /** Something else has changed: what is listed, or a conversation that must be read again; null for all of them. */
  'chat.changed': z.object({ id: z.string().nullable() }),
};

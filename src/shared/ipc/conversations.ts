import * as z from 'zod';
import { historyEntrySchema } from './history.ts';

/** A term of a glossary that a translation was to keep to. */
export const termSchema = z.object({ source: z.string(), target: z.string() });

/** What a revision began with: a translation, and the terms in it. */
export const originSchema = z.object({
  source: z.string(),
  draft: z.string(),
  from: z.string(),
  to: z.string(),
  terms: z.array(termSchema),
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

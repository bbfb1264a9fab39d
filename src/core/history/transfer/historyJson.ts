import * as z from 'zod';
import { pairOrigin } from '#core/memory/pair.ts';
import { conversationSchema, messageSchema, termSchema } from '#shared/ipc/chat.ts';
import { historyEntrySchema } from '#shared/ipc/history.ts';
import { MAX_CODE_CHARACTERS, MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';

/** What marks a file as an export, and the version of its form. A form that others have written is never changed. */
export const FORMAT = 'bayling-history';
export const FORMAT_VERSION = 1;

/** Printable ASCII. */
const id = z.string().regex(/^[\x21-\x7e]{1,100}$/);
const language = z.string().max(MAX_CODE_CHARACTERS);
const text = z.string().max(2 * MAX_SOURCE_CHARACTERS);
const name = z.string().max(1000);
/** Milliseconds since 1970; the last day JavaScript knows. */
const time = z.number().int().min(0).max(8.64e15);
const duration = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** What runs while it is exported has been interrupted when it is imported. */
const state = historyEntrySchema.shape.state.exclude(['running']);

const origin = z.strictObject({
  source: text,
  draft: text,
  from: language,
  to: language,
  terms: z.array(z.strictObject(z.object(termSchema.shape).shape)).max(1000),
  translation: z.strictObject({ id, at: duration }).optional(),
});

/** A message; its parent stands before it, and user and assistant take turns along every branch. */
export const exportedMessageSchema = z.strictObject({
  ...messageSchema.shape,
  id,
  parentId: id.nullable(),
  text,
  state,
  model: name,
  createdAt: time,
  totalMs: duration,
});

export const exportedConversationSchema = z.strictObject({
  ...conversationSchema.shape,
  id,
  title: name,
  system: text.nullable(),
  temperature: z.number().min(0).max(2),
  seed: duration.nullable(),
  createdAt: time,
  updatedAt: time,
  leafId: id.nullable(),
  origin: origin.nullable(),
  messages: z.array(exportedMessageSchema),
});
export type ExportedConversation = z.infer<typeof exportedConversationSchema>;

export const exportedTranslationSchema = z.strictObject({
  ...historyEntrySchema.shape,
  id,
  source: text,
  target: text,
  from: language,
  to: language,
  model: name,
  state,
  createdAt: time,
  totalMs: duration,
});
export type ExportedTranslation = z.infer<typeof exportedTranslationSchema>;

/** A pair of the translation memory. */
export const exportedPairSchema = z.strictObject({
  source: text,
  target: text,
  from: language,
  to: language,
  origin: pairOrigin,
  createdAt: time,
});
export type ExportedPair = z.infer<typeof exportedPairSchema>;

/** The whole file. Times are milliseconds since 1970. */
export const historyJsonSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  exportedAt: time,
  conversations: z.array(exportedConversationSchema),
  translations: z.array(exportedTranslationSchema),
  memory: z.array(exportedPairSchema).optional(),
});
export type HistoryJson = z.infer<typeof historyJsonSchema>;

/** What is wrong with a conversation and its tree, if anything is. */
export function conversationProblem({
  id: conversationId,
  kind,
  origin: began,
  messages,
  leafId,
}: ExportedConversation): string | undefined {
  if ((kind === 'revision') !== (began !== null))
    return `the conversation ${conversationId} is a ${kind} ${began ? 'with' : 'without'} an origin`;
  const roles = new Map<string, string>();
  for (const { id: messageId, parentId, role } of messages) {
    if (roles.has(messageId)) return `two messages have the id ${messageId}`;
    const before = parentId === null ? 'assistant' : roles.get(parentId);
    if (before === undefined) return `the message ${messageId} stands before its parent`;
    if (before === role) return `the message ${messageId} follows one of the same role`;
    roles.set(messageId, role);
  }
  if (leafId === null) return messages.length > 0 ? 'a conversation shows no branch' : undefined;
  return roles.has(leafId) ? undefined : `there is no message ${leafId} to show`;
}

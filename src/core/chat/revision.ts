import { randomUUID } from 'node:crypto';
import type { Sampling } from '#core/engine/engine.ts';
import { titleOf } from '#core/history/conversationTitle.ts';
import { translationInstruction } from '#core/prompt/instructions.ts';
import { checkRequest } from '#core/translate/request.ts';
import { askedTerms } from '#shared/askedTerms.ts';
import { AppError } from '#shared/errors.ts';
import type { Conversation, ConversationMessage, Origin } from '#shared/ipc/chat.ts';
import { promptName } from '#shared/languages.ts';
import { newConversation } from './newConversation.ts';

/**
 * A conversation that revises a translation. It begins as if the model had just been asked for it and had answered the
 * draft, in the words BayLing was trained on; terms of the glossary are required words.
 * Errors: `text.empty`, `language.unknown`, `request.invalid` for terms.
 */
export function newRevision(
  origin: Origin,
  model: string,
): { conversation: Conversation; messages: ConversationMessage[] } {
  const { source, draft, terms } = origin;
  if (draft.trim() === '') throw new AppError('text.empty', {});
  const { to, requiredWords } = checkRequest({
    ...{ text: source, from: 'auto', to: origin.to },
    requiredWords: [...new Set(terms.map(({ target }) => target))],
  });
  const now = Date.now();
  const asked = { id: randomUUID(), parentId: null, role: 'user' as const };
  const answered = { id: randomUUID(), parentId: asked.id, role: 'assistant' as const };
  const shared = { state: 'done' as const, createdAt: now, totalMs: 0 };
  const text = translationInstruction(promptName(to, 'en'), source, { requiredWords });
  return {
    conversation: newConversation({
      kind: 'revision',
      title: titleOf(source),
      temperature: 0,
      leafId: answered.id,
      origin,
    }),
    messages: [
      { ...asked, ...shared, text, model: '' },
      { ...answered, ...shared, text: draft, model },
    ],
  };
}

/**
 * What a revision asks of the decoding: it repeats most of the draft, and where `request` asks for a term, or a glossary
 * has some, they are to be in it.
 */
export function revisionSampling(
  { kind, origin }: Pick<Conversation, 'kind' | 'origin'>,
  request: string,
): Pick<Sampling, 'lookup' | 'words' | 'avoided'> {
  if (kind !== 'revision') return {};
  const terms = origin?.terms.map(({ target }) => target) ?? [];
  const asked = askedTerms(request);
  const words = [...new Set([...asked.words, ...terms])];
  return words.length > 0 ? { words, avoided: asked.avoided } : { lookup: true };
}

import { randomInt, randomUUID } from 'node:crypto';
import type { Engine, Generation } from '#core/engine/engine.ts';
import type { ConversationStore } from '#core/history/conversationStore.ts';
import { branchTo, versionsOf } from '#shared/messageTree.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type { Context, Conversation, ConversationMessage, Origin } from '#shared/ipc/chat.ts';
import { recordAnswer, type AnswerRecord } from './answerRecord.ts';
import { contextOf, fitPrompt } from './fitPrompt.ts';
import { branchOff, CHAT_TEMPERATURE, newConversation } from './newConversation.ts';
import { newRevision, revisionSampling } from './revision.ts';
import { createTokenMemory } from './tokenMemory.ts';
import { turnsOf } from './turns.ts';

export interface ConversationsOptions {
  engine: Engine;
  models: Pick<ModelService, 'ready' | 'status'>;
  /** Where a conversation is, and without an id where a new one belongs. */
  storeOf: (id?: string) => ConversationStore;
  /** Hears of answers that cannot be saved; they go on. */
  onSaveFailed: (error: AppError) => void;
}

export interface AnswerControl {
  /** Called with the new messages when they are saved; the answer has no text yet. */
  onStart?: (messages: readonly ConversationMessage[]) => void;
  /** Called with each new piece of the answer. */
  onText?: (text: string, messageId: string) => void;
  /** Called before the first piece. */
  onContext?: (context: Context, messageId: string) => void;
  /** In tokens; the window bounds it anyway. */
  maxTokens?: number;
  /** Instead of the conversation's own. */
  temperature?: number;
}

export interface Answer {
  message: ConversationMessage;
  /** Null when it was stopped before the prompt was known. */
  context: Context | null;
  generation: Pick<Generation, 'finish' | 'promptTokens' | 'reusedTokens' | 'tokens'> | null;
}

interface Running {
  record: AnswerRecord;
  abort: AbortController;
  ended: Promise<unknown>;
}

/**
 * Conversations with the model in use. Each has one answer in progress at most: a newer message stops the one before
 * it, which keeps what it had. Messages make a tree: an edited message and an answer asked for again stand beside what
 * they replace, and nothing is lost.
 *
 * Errors of `send`, `regenerate`, `edit`: `text.empty`; `text.window` when a message is too long, which is taken back
 * then; `request.invalid` for what is not there any more; `model.*`, `engine.*`, those of writing.
 */
export function createConversations(options: ConversationsOptions) {
  const { engine, models, storeOf, onSaveFailed } = options;
  const memory = createTokenMemory(engine);
  const running = new Map<string, Running>();
  /** The answers that are not saved whole, by their ids: those in progress, and those whose end could not be saved. */
  const records = new Map<string, AnswerRecord>();

  function settle(): void {
    for (const [messageId, record] of records) if (record.settle()) records.delete(messageId);
  }

  /** The messages of a conversation, each as far as it is by now. */
  function messagesOf(id: string): ConversationMessage[] {
    settle();
    return storeOf(id)
      .messages(id)
      .map((message) => records.get(message.id)?.message ?? message);
  }

  /** Keeps what there is, at once. */
  function stopNow(id: string): Promise<unknown> {
    const before = running.get(id);
    if (!before) return Promise.resolve();
    before.abort.abort();
    before.record.finish('stopped');
    return before.ended;
  }

  /** Has a branch fitted into the window of the model in use. */
  async function fitted<T>(
    fit: (...given: Parameters<typeof fitPrompt>) => Promise<T>,
    { id, kind, system }: Conversation,
    leafId: string | null,
  ): Promise<T> {
    const model = await models.ready();
    memory.use(model.path);
    const branch = branchTo(messagesOf(id), leafId);
    const turns = turnsOf(branch, (messageId, text) => memory.tokensOf(messageId, text));
    return fit(engine, model.contextSize, { kind, system, turns }, memory);
  }

  async function generate(
    conversation: Conversation,
    record: AnswerRecord,
    signal: AbortSignal,
    control: AnswerControl,
  ): Promise<Answer> {
    const { id, parentId } = record.message;
    const model = await unlessAborted(models.ready(), signal);
    if (model) record.setModel(model.name);
    const prompt =
      model && (await unlessAborted(fitted(fitPrompt, conversation, parentId), signal));
    if (!prompt) {
      record.finish('stopped');
      return { message: record.message, context: null, generation: null };
    }
    const { dialog, room, ...context } = prompt;
    control.onContext?.(context, id);
    const versions = versionsOf(messagesOf(conversation.id), record.message).length;
    const { temperature = temperatureOf(conversation, versions), maxTokens = room } = control;
    const generation = await engine.generate(
      dialog,
      {
        temperature,
        maxTokens: Math.min(maxTokens, room),
        seed: seedOf(conversation, versions),
        ...revisionSampling(conversation, dialog.messages.at(-1)?.text ?? ''),
      },
      {
        signal,
        onText(text) {
          if (record.message.state !== 'running') return;
          record.add(text);
          control.onText?.(text, id);
        },
      },
    );
    record.finish(generation.finish === 'stopped' ? 'stopped' : 'done', generation.text);
    if (generation.tokenIds) memory.keep(id, generation.text, generation.tokenIds);
    return { message: record.message, context, generation };
  }

  /** Adds the answer to `asked`, or to an earlier message, and generates it. */
  async function answer(
    id: string,
    { asked, parentId }: { asked: ConversationMessage | null; parentId: string },
    control: AnswerControl,
  ): Promise<Answer> {
    const store = storeOf(id);
    const before = stopNow(id);
    const conversation = store.required(id);
    const started = newMessage('assistant', parentId, { state: 'running' });
    const added = asked ? [asked, started] : [started];
    store.add(id, added);
    control.onStart?.(added);
    const abort = new AbortController();
    const record = recordAnswer(store, started, onSaveFailed);
    records.set(started.id, record);
    const answering = before
      // The tokens of what was stopped are known then.
      .then(() => generate(conversation, record, abort.signal, control))
      .catch((error: unknown) => {
        if (isAppError(error) && error.code === 'text.window') {
          record.drop();
          const ids = added.map((message) => message.id);
          store.takeBack(id, ids, conversation.leafId);
        } else record.finish('failed');
        throw error;
      })
      .finally(() => {
        if (running.get(id)?.record === record) running.delete(id);
        settle();
      });
    running.set(id, { record, abort, ended: answering.catch(() => undefined) });
    return answering;
  }

  function say(id: string, text: string, parentId: string | null, control: AnswerControl) {
    if (text.trim() === '') throw new AppError('text.empty', {});
    const asked = newMessage('user', parentId, { text: text.toWellFormed() });
    return answer(id, { asked, parentId: asked.id }, control);
  }

  function find(id: string, messageId: string | null, role: ConversationMessage['role']) {
    const found = storeOf(id)
      .messages(id)
      .find((message) => message.id === messageId && message.role === role);
    if (found) return found;
    throw new AppError('request.invalid', {
      route: 'conversation',
      problem: `no such ${role} turn`,
    });
  }

  return {
    /** A new chat, empty. */
    create(
      given: Partial<Pick<Conversation, 'system' | 'temperature' | 'seed'>> = {},
    ): Conversation {
      const conversation = newConversation(given);
      storeOf().create(conversation);
      return conversation;
    },

    /** A conversation about a translation. Errors: `text.empty`, `language.unknown`, `request.invalid`. */
    createRevision(origin: Origin, model: string): Conversation {
      const { conversation, messages } = newRevision(origin, model);
      storeOf().create(conversation, messages);
      return conversation;
    },

    /** A conversation of its own that goes on from a message of this one. */
    branch(id: string, messageId: string): Conversation {
      const { conversation, messages } = branchOff(
        storeOf(id).required(id),
        branchTo(messagesOf(id), messageId),
      );
      storeOf(id).create(conversation, messages);
      return conversation;
    },

    /** A conversation with all its messages, the answer in progress as it is now; null when it is not there. */
    open(id: string): { conversation: Conversation; messages: ConversationMessage[] } | null {
      const conversation = storeOf(id).get(id);
      return conversation && { conversation, messages: messagesOf(id) };
    },

    /** Says something at the end of the branch that is shown, or after `parentId`. */
    async send(
      id: string,
      text: string,
      control: AnswerControl & { parentId?: string } = {},
    ): Promise<Answer> {
      return say(id, text, control.parentId ?? storeOf(id).required(id).leafId, control);
    },

    /** Asks for another answer beside `messageId`, or beside the last one. */
    async regenerate(id: string, messageId?: string, control: AnswerControl = {}): Promise<Answer> {
      const { leafId } = storeOf(id).required(id);
      const { parentId } = find(id, messageId ?? leafId, 'assistant');
      return answer(id, { asked: null, parentId: find(id, parentId, 'user').id }, control);
    },

    /** Says `text` in place of an earlier message, in a branch of its own. */
    async edit(
      id: string,
      messageId: string,
      text: string,
      control: AnswerControl = {},
    ): Promise<Answer> {
      const { parentId } = find(id, messageId, 'user');
      return say(id, text, parentId, control);
    },

    /** The answer in progress ends as stopped and keeps what it has. */
    stop(id: string): void {
      running.get(id)?.abort.abort();
    },

    /** Hides a conversation, ending its answer; the store's `restore` brings both back. */
    delete(id: string): void {
      void stopNow(id);
      storeOf(id).delete(id);
    },

    /**
     * What the model would be told now, for the branch that is shown. Errors: as for `send`, but for `text.window`: what
     * does not fit has more tokens than the window.
     */
    async context(id: string): Promise<Context> {
      const conversation = storeOf(id).required(id);
      return fitted(contextOf, conversation, conversation.leafId);
    },

    /** The answers in progress by their conversations. */
    running: (): ReadonlyMap<string, ConversationMessage> =>
      new Map([...running].map(([id, { record }]) => [id, record.message])),

    /** Stops everything: another model cannot go on where this one was. */
    stopAll(): void {
      for (const { abort } of running.values()) abort.abort();
    },

    /** Stops everything and saves it at once, as the history is about to be closed. */
    close(): void {
      for (const id of running.keys()) void stopNow(id);
      settle();
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;

/** Greedy decoding would give the same answer when another is asked for. */
function temperatureOf({ temperature }: Conversation, versions: number): number {
  return temperature === 0 && versions > 1 ? CHAT_TEMPERATURE : temperature;
}

/** The same seed would give the same answer when another is asked for; the library's own changes once a second. */
function seedOf({ seed }: Conversation, versions: number): number {
  return seed === null ? randomInt(2 ** 31) : seed + Math.max(0, versions - 1);
}

function newMessage(
  role: ConversationMessage['role'],
  parentId: string | null,
  given: Partial<ConversationMessage>,
): ConversationMessage {
  const id = randomUUID();
  const createdAt = Date.now();
  return {
    ...{ id, role, parentId, createdAt },
    ...{ text: '', state: 'done', model: '', totalMs: 0, ...given },
  };
}

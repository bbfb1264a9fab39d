import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { ErrorData } from '#shared/errors.ts';
import { toAppError } from '#shared/errors.ts';
import type { ConversationPatch } from '#shared/ipc/chat.ts';
import type { RouteInput } from '#shared/ipc/contract.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { branchTo } from '#shared/messageTree.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { conversationReducer, wasSaid } from './conversationState.ts';

/** What changes the messages of a conversation. */
type Change =
  | 'chat.send'
  | 'chat.regenerate'
  | 'chat.edit'
  | 'chat.stop'
  | 'chat.select'
  | 'chat.revert'
  | 'chat.restore'
  | 'chat.change';

/** The conversation with this id, kept up to date, and all that can be done in it. */
export function useConversation(id: string | null, model: ModelStatus) {
  const { report } = useNotices();
  const [known, dispatch] = useReducer(conversationReducer, null);
  // Nothing is done in one conversation with what is known of another.
  const state = known?.conversation.id === id ? known : null;
  const [error, setError] = useState<ErrorData | null>(null);
  const [readError, setReadError] = useState<ErrorData | null>(null);
  const [absent, setAbsent] = useState<{ id: string; wasThere: boolean } | null>(null);
  const wanted = useRef(id);
  const wasThere = useRef(false);

  const read = useCallback(async () => {
    const asked = wanted.current;
    if (asked === null) return;
    const found = await request('chat.open', { id: asked });
    if (wanted.current !== asked) return;
    wasThere.current ||= found !== null;
    setAbsent(found ? null : { id: asked, wasThere: wasThere.current });
    setReadError(null);
    dispatch({ type: 'opened', read: found });
  }, []);
  const reread = useCallback(
    () =>
      read().catch((failure: unknown) => {
        setReadError(toAppError(failure).toData());
      }),
    [read],
  );

  useEffect(() => {
    wanted.current = id;
    wasThere.current = false;
    setError(null);
    setReadError(null);
    dispatch({ type: 'closed' });
    void reread();
  }, [id, reread]);
  useEvent('chat.messages', (event) => {
    dispatch({ type: 'messages', event });
  });
  useEvent('chat.text', (event) => {
    dispatch({ type: 'text', event });
  });
  useEvent('chat.context', (event) => {
    dispatch({ type: 'context', event });
  });
  useEvent('chat.changed', (event) => {
    if (event.id === id || event.id === null) void reread();
  });
  const outdated = state?.outdated ?? false;
  useEffect(() => {
    if (outdated) void reread();
  }, [outdated, reread]);

  const messages = state?.messages;
  const leafId = state?.conversation.leafId ?? null;
  const branch = useMemo(() => branchTo(messages ?? [], leafId), [messages, leafId]);
  // Also in a branch that is not shown: it can be stopped.
  const answering = (messages ?? []).some((message) => message.state === 'running');

  // What the model sees changes with what is shown and with the model; while it answers it tells by itself.
  const ready = model.state === 'ready';
  const system = state?.conversation.system;
  const measure = useEffectEvent(async () => {
    if (id === null || branch.length === 0) return;
    const context = await request('chat.context', { id }).catch(() => null);
    if (context) dispatch({ type: 'context', event: { id, context } });
  });
  useEffect(() => {
    if (ready && !answering) void measure();
  }, [ready, answering, leafId, system]);

  /** Answers with whether it went well; the error is shown otherwise, as a notice where another one is open by then. */
  async function change<C extends Change>(
    route: C,
    input: Omit<RouteInput<C>, 'id'>,
  ): Promise<boolean> {
    if (id === null) return false;
    setError(null);
    try {
      await request(route, { id, ...input } as RouteInput<C>);
      return true;
    } catch (failure) {
      const error = toAppError(failure).toData();
      if (wanted.current === id) setError(error);
      else report(error);
      return false;
    }
  }

  /** Answers with whether the text is a message now: it is kept where it was written otherwise. */
  async function say(
    text: string,
    attempt: (input: { text: string }) => Promise<boolean>,
  ): Promise<boolean> {
    const before = messages ?? [];
    if (await attempt({ text })) return true;
    await reread();
    const found = await request('chat.open', { id: id ?? '' }).catch(() => null);
    return wasSaid(text, before, found?.messages ?? []);
  }

  return {
    state,
    branch,
    answering,
    error: error ?? readError,
    retry: () => void reread(),
    /** It was deleted since it was opened, here or in another window. */
    isGone: absent?.id === id && absent.wasThere,
    /** It was not there when it was to be opened, such as one of an earlier start that was not saved. */
    isMissing: absent?.id === id && !absent.wasThere,
    dismissError: () => {
      setError(null);
      setReadError(null);
    },
    send: (text: string) => say(text, (input) => change('chat.send', input)),
    stop: () => void change('chat.stop', {}),
    regenerate: (messageId: string) => void change('chat.regenerate', { messageId }),
    edit: (messageId: string, text: string) =>
      say(text, (input) => change('chat.edit', { messageId, ...input })),
    show: (messageId: string) => void change('chat.select', { messageId }),
    revert: (messageId: string) => void change('chat.revert', { messageId }),
    restore: () => void change('chat.restore', {}),
    change: (patch: ConversationPatch) => void change('chat.change', { patch }),
  };
}

export type OpenConversation = ReturnType<typeof useConversation>;

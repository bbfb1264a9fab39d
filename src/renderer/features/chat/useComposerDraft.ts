import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { draftDelay } from '../translator/draft.ts';
import { type Drafts, draftsToSave, lengthOf, withDraft } from './composerDrafts.ts';

/** What is written but not sent, in each conversation; closing the window loses none of it. */
export function useComposerDraft(id: string | null) {
  const { settings } = useSettings();
  const [drafts, setDrafts] = useState<Drafts>(() => settings.chatDrafts);
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(() => new Set());
  const wanted = useMemo(() => draftsToSave(drafts, deleted), [drafts, deleted]);
  const saved = useRef<Drafts | null>(null);

  const save = useEffectEvent(async () => {
    if (saved.current === wanted) return;
    try {
      await request('settings.set', { chatDrafts: wanted });
      saved.current = wanted;
    } catch {
      // Not worth a message: it is tried again with the next key.
    }
  });
  useEffect(() => {
    // What was read needs no saving.
    saved.current ??= wanted;
    const timer = setTimeout(() => void save(), draftDelay(lengthOf(wanted)));
    return () => {
      clearTimeout(timer);
    };
  }, [wanted]);
  useEffect(() => {
    const flush = () => void save();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, []);

  async function look(changed: string): Promise<void> {
    const found = await request('chat.open', { id: changed });
    setDeleted((before) => {
      if (before.has(changed) === (found === null)) return before;
      const others = [...before].filter((each) => each !== changed);
      return new Set(found ? others : [...others, changed]);
    });
  }
  useEvent('chat.changed', ({ id: changed }) => {
    // Whether it is there is asked again with its next change.
    if (changed !== null && changed in drafts) look(changed).catch(() => undefined);
  });

  return {
    text: id === null ? '' : (drafts[id] ?? ''),
    setText: (text: string): void => {
      if (id !== null) setDrafts((before) => withDraft(before, id, text));
    },
    /** What could not be sent from a conversation is there again, before what was written since. */
    giveBack: (of: string, text: string): void => {
      setDrafts((before) => {
        const since = before[of];
        return withDraft(before, of, since ? `${text}\n\n${since}` : text);
      });
    },
  };
}

export type ComposerDraft = ReturnType<typeof useComposerDraft>;

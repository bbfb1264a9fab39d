import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { request } from '../../ipc/client.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { withDraft } from './composerDrafts.ts';

/** A message is saved this long after the last key. */
const SAVE_MS = 500;
/** What is written but not sent, in each conversation; closing the window loses none of it. */
export function useComposerDraft(id: string | null) {
  const { settings } = useSettings();
  const [drafts, setDrafts] = useState(() => settings.chatDrafts);
  const saved = useRef(drafts);

  const save = useEffectEvent(() => {
    if (saved.current === drafts) return;
    saved.current = drafts;
    // Not worth a message: it is tried again with the next key.
    request('settings.set', { chatDrafts: drafts }).catch(() => undefined);
  });
  useEffect(() => {
    const timer = setTimeout(save, SAVE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [drafts]);
  useEffect(() => {
    const flush = () => {
      save();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, []);

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

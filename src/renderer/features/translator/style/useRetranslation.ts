import { useEffect, useEffectEvent, useState } from 'react';
import type { Settings } from '#shared/ipc/settings.ts';
import { useSettings } from '../../shell/settingsContext.ts';
import type { Translator } from '../useTranslator.ts';

/** Changes settings that what is on show depends on, and has it translated again by them; there may be no text yet. */
export function useRetranslation(translator: Translator): (patch: Partial<Settings>) => void {
  const { update } = useSettings();
  const [changes, setChanges] = useState(0);
  const translate = useEffectEvent(() => {
    // What waits for the user to ask goes on waiting.
    if (translator.source.text().trim() !== '' && !translator.isHeldBack) translator.translate();
  });
  // The translator must have heard of the change.
  useEffect(() => {
    if (changes > 0) translate();
  }, [changes]);

  return (patch) => {
    update(patch);
    setChanges((before) => before + 1);
  };
}

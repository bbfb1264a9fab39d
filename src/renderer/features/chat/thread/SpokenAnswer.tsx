import { useEffect, useEffectEvent, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationMessage } from '#shared/ipc/chat.ts';

/** Characters of an answer that are read aloud by themselves. */
const MAX_SPOKEN = 3000;
/** Long enough to be noticed; then it would only be there twice. */
const KEPT_MS = 3000;

/** Screen readers hear an answer when it is whole, not every token. */
export function SpokenAnswer({ last }: { last: ConversationMessage | undefined }) {
  const { t } = useTranslation();
  const [spoken, setSpoken] = useState('');
  const running = last?.state === 'running';

  const say = useEffectEvent(() => {
    setSpoken(last?.text.slice(0, MAX_SPOKEN) ?? '');
  });
  useEffect(() => {
    if (!running) return;
    setSpoken(t('message.answering'));
    return () => {
      say();
    };
  }, [running, t]);
  useEffect(() => {
    if (running || spoken === '') return;
    const timer = setTimeout(() => {
      setSpoken('');
    }, KEPT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [running, spoken]);

  return (
    <VisuallyHidden>
      <p role="status">{spoken}</p>
    </VisuallyHidden>
  );
}

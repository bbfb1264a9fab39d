import { useTranslation } from 'react-i18next';
import type { MessageHit } from '#shared/ipc/chat.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { MarkedText } from '../../../ui/MarkedText.tsx';
import { SavedItem } from '../../../ui/SavedList.tsx';
import styles from '../../../ui/SavedList.module.css';
import { markedParts } from './markedParts.ts';

/** `now` in milliseconds since 1970. */
export function MessageHitItem({ hit, now }: { hit: MessageHit; now: number }) {
  const { t } = useTranslation();
  const title = hit.title === '' ? t('conversations.untitled') : hit.title;
  return (
    <SavedItem id={hit.messageId} name={`${title}: ${hit.snippet}`}>
      <div className={styles.facts}>
        <span className={styles.pair} dir="auto">
          {title}
        </span>
        <Ago time={hit.createdAt} now={now} />
      </div>
      <MarkedText parts={markedParts(hit)} className={styles.main} />
    </SavedItem>
  );
}

import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Tip } from '../../../ui/Tip.tsx';
import type { MessageActions } from './messageActions.ts';
import styles from './Message.module.css';
import type { ThreadRow } from './threadRows.ts';

export interface AcceptButtonsProps extends Pick<ThreadRow, 'message' | 'isNewest' | 'before'> {
  isCurrent: boolean;
  actions: MessageActions;
}

/** Puts a revision into the translation; the newest one is what one most likely wants. */
export function AcceptButtons({
  message,
  isNewest,
  before,
  isCurrent,
  actions,
}: AcceptButtonsProps) {
  const { t } = useTranslation();
  // The draft is in the translation already.
  const isOffered = isNewest && before !== null;
  const tab = { excludeFromTabOrder: !isCurrent && !isOffered };
  return (
    <div className={cx(styles.accept, isOffered && styles.offered)}>
      <Tip text={t('message.acceptHint')}>
        <Button
          {...tab}
          look={isOffered ? 'primary' : 'quiet'}
          onPress={() => {
            actions.accept(message.id, false);
          }}
        >
          {t('message.accept')}
        </Button>
      </Tip>
      <Tip text={t('message.acceptAndRememberHint')}>
        <Button
          {...tab}
          look={isOffered ? 'plain' : 'quiet'}
          onPress={() => {
            actions.accept(message.id, true);
          }}
        >
          {t('message.acceptAndRemember')}
        </Button>
      </Tip>
    </div>
  );
}

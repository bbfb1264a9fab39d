import { useTranslation } from 'react-i18next';
import { NextIcon, PreviousIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './Message.module.css';
import type { ThreadRow } from './threadRows.ts';

export interface VersionStepsProps extends Pick<
  ThreadRow,
  'version' | 'versions' | 'previousVersionId' | 'nextVersionId'
> {
  isCurrent: boolean;
  onShow: (messageId: string) => void;
}

/** "2 / 3": the versions of a message, one step at a time. */
export function VersionSteps(props: VersionStepsProps) {
  const { version, versions, previousVersionId, nextVersionId, isCurrent, onShow } = props;
  const { t } = useTranslation();
  if (versions < 2) return null;
  return (
    <div
      className={styles.versions}
      role="group"
      aria-label={t('message.version', { version, count: versions })}
    >
      <IconButton
        label={t('message.previousVersion')}
        excludeFromTabOrder={!isCurrent}
        aria-disabled={previousVersionId === null}
        onPress={() => {
          if (previousVersionId !== null) onShow(previousVersionId);
        }}
      >
        <PreviousIcon />
      </IconButton>
      <span aria-hidden="true">
        {version} / {versions}
      </span>
      <IconButton
        label={t('message.nextVersion')}
        excludeFromTabOrder={!isCurrent}
        aria-disabled={nextVersionId === null}
        onPress={() => {
          if (nextVersionId !== null) onShow(nextVersionId);
        }}
      >
        <NextIcon />
      </IconButton>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import { CheckIcon, EditIcon, RegenerateIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import styles from './SegmentRow.module.css';
import type { SegmentActions } from './useSegmentActions.ts';

export interface SegmentButtonsProps {
  segment: DocumentSegment;
  isBusy: boolean;
  onEdit: (index: number) => void;
  actions: SegmentActions;
}

/** What can be done with a segment. */
export function SegmentButtons({ segment, isBusy, onEdit, actions }: SegmentButtonsProps) {
  const { t } = useTranslation();
  const { index, target, state } = segment;
  const isAccepted = state === 'accepted';
  return (
    <div className={styles.buttons}>
      <div className={styles.more}>
        <IconButton
          label={t('files.review.retranslate')}
          // Disabled, it would lose the focus.
          isPending={isBusy}
          onPress={() => void actions.retranslate(index)}
        >
          <RegenerateIcon />
        </IconButton>
        <IconButton
          label={t('files.review.edit')}
          shortcut="Enter"
          onPress={() => {
            onEdit(index);
          }}
        >
          <EditIcon />
        </IconButton>
      </div>
      <div className={isAccepted ? styles.accepted : styles.more}>
        <IconButton
          label={t(isAccepted ? 'files.review.accepted' : 'files.review.accept')}
          shortcut={isAccepted ? undefined : keys.accept}
          aria-pressed={isAccepted}
          isDisabled={!target}
          onPress={() => void actions.accept(index, !isAccepted)}
        >
          <CheckIcon />
        </IconButton>
      </div>
    </div>
  );
}

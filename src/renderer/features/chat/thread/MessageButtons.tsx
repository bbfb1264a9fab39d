import { useTranslation } from 'react-i18next';
import {
  BranchIcon,
  CheckIcon,
  CopyIcon,
  EditIcon,
  RegenerateIcon,
  RevertIcon,
} from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { MessageActions } from './messageActions.ts';
import styles from './Message.module.css';
import type { ThreadRow } from './threadRows.ts';
import { useMoment } from './useMoment.ts';

export interface MessageButtonsProps extends Pick<ThreadRow, 'message' | 'canEdit'> {
  position: number;
  count: number;
  isCurrent: boolean;
  onEditing: (messageId: string) => void;
  actions: MessageActions;
}

/** Seen when the message is pointed at or in focus; out of the way of Tab unless it is the current one. */
export function MessageButtons(props: MessageButtonsProps) {
  const { message, canEdit, position, count, isCurrent, actions } = props;
  const { t } = useTranslation();
  const [copied, markCopied] = useMoment();
  const { id, role, state, text } = message;
  const isAnswer = role === 'assistant';
  if (state === 'running') return null;
  const tab = { excludeFromTabOrder: !isCurrent };

  return (
    <div className={styles.buttons} role="group" aria-label={t('message.actions')}>
      {text !== '' && (
        <IconButton
          {...tab}
          label={t(copied ? 'message.copied' : 'message.copy')}
          onPress={() => {
            actions.copy(text);
            markCopied();
          }}
        >
          {copied ? <CheckIcon /> : <CopyIcon />}
        </IconButton>
      )}
      {canEdit && (
        <IconButton
          {...tab}
          label={t('message.edit')}
          onPress={() => {
            props.onEditing(id);
          }}
        >
          <EditIcon />
        </IconButton>
      )}
      {isAnswer && (
        <IconButton
          {...tab}
          label={t('message.regenerate')}
          onPress={() => {
            actions.regenerate(id);
          }}
        >
          <RegenerateIcon />
        </IconButton>
      )}
      {isAnswer && position < count && (
        <IconButton
          {...tab}
          label={t('message.revert')}
          onPress={() => {
            actions.revert(id);
          }}
        >
          <RevertIcon />
        </IconButton>
      )}
      {isAnswer && (
        <IconButton
          {...tab}
          label={t('message.branch')}
          onPress={() => {
            actions.branch(id);
          }}
        >
          <BranchIcon />
        </IconButton>
      )}
    </div>
  );
}

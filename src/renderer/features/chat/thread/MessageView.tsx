import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { AcceptButtons } from './AcceptButtons.tsx';
import type { MessageActions } from './messageActions.ts';
import { MessageButtons } from './MessageButtons.tsx';
import { MessageEditor } from './MessageEditor.tsx';
import { MessageFacts, nameOf } from './MessageFacts.tsx';
import { MessageNote } from './MessageNote.tsx';
import { MessageText } from './MessageText.tsx';
import styles from './Message.module.css';
import type { ThreadRow } from './threadRows.ts';
import { VersionSteps } from './VersionSteps.tsx';

export interface MessageViewProps extends ThreadRow {
  /** Counted from 1. */
  position: number;
  count: number;
  /** The stop of the Tab key. */
  isCurrent: boolean;
  isHit: boolean;
  onHitEnd: () => void;
  isEditing: boolean;
  onEditing: (messageId: string | null) => void;
  onEdited: (messageId: string, text: string) => void;
  /** What was written and not sent, by message. */
  drafts: Map<string, string>;
  /** No Markdown. */
  isPlain: boolean;
  showsChanges: boolean;
  waiting: string | null;
  actions: MessageActions;
}

/** A message, what is known about it and what can be done with it. */
export const MessageView = memo(function MessageView(props: MessageViewProps) {
  const { message, position, count, isCurrent, isEditing, drafts, actions } = props;
  const { t, i18n } = useTranslation();
  const { id, role, text } = message;
  const { laterId } = props;

  return (
    <article
      className={cx(
        styles.message,
        styles[role],
        props.isFolded && styles.folded,
        props.isHit && styles.hit,
      )}
      data-message={id}
      tabIndex={isCurrent ? 0 : -1}
      aria-posinset={position}
      aria-setsize={count}
      aria-label={nameOf(message, t, i18n.language)}
      onAnimationEnd={props.onHitEnd}
    >
      {isEditing ? (
        <MessageEditor
          text={drafts.get(id) ?? text}
          onChange={(written) => {
            drafts.set(id, written);
          }}
          onSave={(written) => {
            props.onEdited(id, written);
          }}
          onCancel={() => {
            props.onEditing(null);
          }}
        />
      ) : (
        <div className={styles.body}>
          <MessageText
            key={id}
            message={message}
            before={props.showsChanges ? props.before : null}
            isPlain={props.isPlain}
            waiting={props.waiting}
          />
        </div>
      )}
      <MessageNote message={message} />
      <div className={styles.foot}>
        <MessageFacts message={message} opening={props.opening} />
        <VersionSteps {...props} onShow={actions.show} />
        {!isEditing && <MessageButtons {...props} />}
        {props.canAccept && <AcceptButtons {...props} />}
      </div>
      {laterId !== null && (
        <p className={styles.line}>
          {t('message.later')}
          <Button
            look="link"
            onPress={() => {
              actions.show(laterId);
            }}
          >
            {t('message.showLater')}
          </Button>
        </p>
      )}
      {props.foldedCount > 0 && (
        <p className={cx(styles.line, styles.divider)}>
          {t('message.folded', { count: props.foldedCount })}
        </p>
      )}
    </article>
  );
});

import { useCallback, useMemo, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { cx } from '../../../ui/cx.ts';
import { CopyContext } from './copyContext.ts';
import type { MessageActions } from './messageActions.ts';
import { MessageView } from './MessageView.tsx';
import { SpokenAnswer } from './SpokenAnswer.tsx';
import styles from './Thread.module.css';
import { threadRows } from './threadRows.ts';
import { useMessageFocus } from './useMessageFocus.ts';
import { type SearchHit, useHit } from './useHit.ts';
import { useStableActions } from './useStableActions.ts';
import { useStickToEnd } from './useStickToEnd.ts';

export interface ThreadProps {
  conversation: Conversation;
  /** The whole tree. */
  messages: readonly ConversationMessage[];
  /** What is shown, first to last. */
  branch: readonly ConversationMessage[];
  /** The model no longer sees them. */
  foldedIds: ReadonlySet<string>;
  /** Stands under an answer that has no text yet. */
  waiting: string | null;
  /** A message to go to and to mark for a moment. */
  hit: SearchHit | null;
  actions: MessageActions;
}

/** The messages of a conversation; another conversation needs another `key`. */
export function Thread(props: ThreadProps) {
  const { conversation, messages, branch, foldedIds, waiting } = props;
  const { t } = useTranslation();
  const actions = useStableActions(props.actions);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [showsChanges, setShowsChanges] = useState(true);
  const [editingId, setEditingId] = useState<string | null>(null);
  /** What was written in an editor and not sent, by message. */
  const [drafts] = useState(() => new Map<string, string>());

  const rows = useMemo(
    () => threadRows(conversation, messages, branch, foldedIds),
    [conversation, messages, branch, foldedIds],
  );
  const ids = useMemo(() => branch.map(({ id }) => id), [branch]);
  const running = branch.at(-1)?.state === 'running';
  const end = useStickToEnd(list, ids, running);
  const focus = useMessageFocus({ ids, scroller, list });
  const marked = useHit({ hit: props.hit, ids, list, leaveEnd: end.leave });
  const edited = useCallback(
    (id: string, text: string) => {
      drafts.set(id, text);
      setEditingId(null);
      void actions.edit(id, text).then((isSaid) => {
        // What could not be said is still in its editor, unless another one is in use by now.
        if (!isSaid) setEditingId((now) => now ?? id);
        else if (drafts.get(id) === text) drafts.delete(id);
      });
    },
    [actions, drafts],
  );
  const mounted = [focus.index, ids.indexOf(editingId ?? '')].filter((index) => index >= 0);

  return (
    <CopyContext value={actions.copy}>
      <div className={styles.thread}>
        {rows.some(({ before }) => before !== null) && (
          <div className={styles.bar}>
            <ToggleButton
              className={cx(styles.changes)}
              isSelected={showsChanges}
              onChange={setShowsChanges}
            >
              {t('message.changes')}
            </ToggleButton>
          </div>
        )}
        <div
          ref={scroller}
          className={styles.scroller}
          role="feed"
          aria-label={t('message.thread')}
          aria-busy={running}
          tabIndex={-1}
          onFocus={focus.onFocus}
          onBlur={focus.onBlur}
          onKeyDown={focus.onKeyDown}
        >
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            data={rows}
            keepMounted={mounted}
            bufferSize={600}
            onScroll={end.onScroll}
            onResize={end.onResize}
          >
            {(row, i) => (
              // By place: stepping through versions keeps the focus on the step.
              <MessageView
                key={i}
                {...row}
                position={i + 1}
                count={rows.length}
                isCurrent={i === focus.index}
                isHit={marked.id === row.message.id}
                onHitEnd={marked.end}
                isEditing={editingId === row.message.id}
                onEditing={setEditingId}
                onEdited={edited}
                drafts={drafts}
                isPlain={conversation.kind === 'revision'}
                showsChanges={showsChanges}
                waiting={row.message.state === 'running' ? waiting : null}
                actions={actions}
              />
            )}
          </Virtualizer>
        </div>
        {end.isAway && (
          <div className={styles.newest}>
            <Button onPress={end.goTo}>
              <ChevronIcon />
              {t('message.toNewest')}
            </Button>
          </div>
        )}
        <SpokenAnswer last={branch.at(-1)} />
      </div>
    </CopyContext>
  );
}

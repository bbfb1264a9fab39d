import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SavedList } from '../../../ui/SavedList.tsx';
import { useNow } from '../../../ui/useNow.ts';
import { useSettings } from '../../shell/settingsContext.ts';
import { activeParts } from './conversationFilter.ts';
import { ConversationRowItem } from './ConversationRowItem.tsx';
import { MessageHitItem } from './MessageHitItem.tsx';
import { RenamePopover } from './RenamePopover.tsx';
import { useConversationActions } from './useConversationActions.ts';
import type { ConversationItem, Conversations } from './useConversations.ts';

const MINUTE = 60_000;

export interface ConversationListProps {
  conversations: Conversations;
  listing: NonNullable<Conversations['listing']>;
  frame: RefObject<HTMLElement | null>;
  openId: string | null;
  onOpen: (id: string, messageId?: string) => void;
}

export function ConversationList(props: ConversationListProps) {
  const { conversations, listing, frame, openId, onOpen } = props;
  const { t, i18n } = useTranslation();
  const now = useNow(MINUTE);
  const actions = useConversationActions();
  const empty = useEmptyWords(listing.question);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const renamedRow = useRef<Element | null>(null);
  const { rows, total, question } = listing;
  const searching = question.query.trim() !== '';
  const renamed = rows.find(({ id }) => id === renaming)?.row;

  function rename(id: string): void {
    renamedRow.current =
      frame.current?.querySelector(`[role=row][data-key="${CSS.escape(id)}"]`) ?? null;
    setRenaming(id);
  }
  function pressed(key: string, { id, row }: ConversationItem): boolean {
    if (!row) return false;
    if (key === 'F2') rename(id);
    else if (key === 'Delete' || key === 'Backspace') actions.remove(id);
    else return false;
    return true;
  }

  return (
    <>
      <SavedList
        label={t(searching ? 'conversations.hits' : 'conversations.list')}
        rows={rows}
        total={total}
        count={t(searching ? 'conversations.hitCount' : 'conversations.count', { count: total })}
        dependencies={[openId, menuOf, now, i18n.language]}
        empty={empty}
        onOpen={({ id, hit }) => {
          if (hit) onOpen(hit.conversationId, hit.messageId);
          else onOpen(id);
        }}
        onLoadMore={conversations.loadMore}
        onKey={pressed}
        onMenu={({ id }) => {
          setMenuOf(id);
        }}
      >
        {({ id, row, hit }) =>
          hit ? (
            <MessageHitItem hit={hit} now={now} />
          ) : (
            <ConversationRowItem
              row={row}
              actions={actions}
              isCurrent={id === openId}
              now={now}
              isOpen={menuOf === id}
              onOpenChange={(isOpen) => {
                setMenuOf(isOpen ? id : null);
              }}
              onRename={() => {
                rename(id);
              }}
            />
          )
        }
      </SavedList>
      {renamed && (
        <RenamePopover
          key={renamed.id}
          title={renamed.title}
          row={renamedRow}
          onRename={(title) => {
            actions.change(renamed.id, { title });
          }}
          onClose={() => {
            setRenaming(null);
          }}
        />
      )}
    </>
  );
}

function useEmptyWords({ query, choice }: ConversationListProps['listing']['question']) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  if (query.trim() !== '')
    return { title: t('history.noHits', { query }), text: t('conversations.noHitsText') };
  if (activeParts(choice).length > 0)
    return { title: t('conversations.noneFit'), text: t('conversations.noneFitText') };
  return settings.historyEnabled
    ? { title: t('history.empty'), text: t('conversations.emptyText') }
    : { title: t('history.emptyOff'), text: t('conversations.emptyOffText') };
}

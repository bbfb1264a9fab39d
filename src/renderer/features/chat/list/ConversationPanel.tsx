import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { focusList } from '../../../ui/SavedList.tsx';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { KeepHistory } from '../../history/KeepHistory.tsx';
import { TransferMenu } from '../../history/TransferMenu.tsx';
import { ConversationList } from './ConversationList.tsx';
import { FilterButton } from './FilterButton.tsx';
import { FilterLine } from './FilterLine.tsx';
import { useConversations } from './useConversations.ts';
import { useHistoryFailure } from './useHistoryFailure.ts';

export interface ConversationPanelProps {
  openId: string | null;
  searchInput: RefObject<HTMLInputElement | null>;
  /** With a message it is one that a search found. */
  onOpen: (id: string, messageId?: string) => void;
  onNew: () => void;
  onClose: () => void;
}

/** The saved conversations beside the chat. */
export function ConversationPanel(props: ConversationPanelProps) {
  const { openId, searchInput, onOpen, onNew, onClose } = props;
  const { t } = useTranslation();
  const conversations = useConversations();
  const failure = useHistoryFailure();
  const error = conversations.error ?? failure.error;
  const list = useRef<HTMLDivElement>(null);
  const { query, choice, listing } = conversations;

  return (
    <Panel
      title={t('conversations.label')}
      actions={
        <>
          <TransferMenu />
          <IconButton label={t('conversations.new')} shortcut={keys.newChat} onPress={onNew}>
            <PlusIcon />
          </IconButton>
        </>
      }
      closeLabel={t('conversations.hide')}
      onClose={onClose}
      tools={
        <>
          <SearchBox
            label={t('conversations.search')}
            value={query}
            onChange={conversations.search}
            input={searchInput}
            onLeave={() => {
              focusList(list.current);
            }}
          />
          <FilterButton choice={choice} onChange={conversations.setChoice} />
          <FilterLine choice={choice} onChange={conversations.setChoice} />
        </>
      }
      error={
        error && (
          <ErrorLine error={error}>
            <Button
              onPress={() => {
                void failure.retry().then(conversations.refresh);
              }}
            >
              {t('model.retry')}
            </Button>
          </ErrorLine>
        )
      }
      list={list}
      footer={
        <KeepHistory
          on={t('conversations.keepOn')}
          off={t('conversations.keepOff')}
          failed={failure.error !== null}
        />
      }
    >
      {listing && (
        <ConversationList
          conversations={conversations}
          listing={listing}
          frame={list}
          openId={openId}
          onOpen={onOpen}
        />
      )}
    </Panel>
  );
}

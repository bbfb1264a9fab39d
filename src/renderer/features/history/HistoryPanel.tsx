import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import { toAppError } from '#shared/errors.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { request } from '../../ipc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { focusList } from '../../ui/SavedList.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { HistoryList } from './HistoryList.tsx';
import { KeepHistory } from './KeepHistory.tsx';
import { TransferMenu } from './TransferMenu.tsx';
import { useHistory } from './useHistory.ts';

export interface HistoryPanelProps {
  searchInput: RefObject<HTMLInputElement | null>;
  onOpen: (entry: HistoryEntry) => void;
  onClose: () => void;
}

/** The saved translations beside the translator. */
export function HistoryPanel({ searchInput, onOpen, onClose }: HistoryPanelProps) {
  const { t } = useTranslation();
  const { report, dismiss } = useNotices();
  const toast = useToast();
  const history = useHistory();
  const { query, listing, error } = history;
  const list = useRef<HTMLDivElement>(null);
  // Once is enough: here it is on the spot.
  useEffect(() => {
    if (error) dismiss(error);
  }, [error, dismiss]);

  async function open(id: string): Promise<void> {
    try {
      const entry = await request('history.get', { id });
      if (entry) onOpen(entry);
      else toast({ text: t('history.gone') });
    } catch (error) {
      report(toAppError(error).toData());
    }
  }

  return (
    <Panel
      title={t('history.label')}
      actions={<TransferMenu />}
      closeLabel={t('topBar.hideHistory')}
      onClose={onClose}
      tools={
        <SearchBox
          label={t('history.search')}
          value={query}
          onChange={history.search}
          input={searchInput}
          onLeave={() => {
            focusList(list.current);
          }}
        />
      }
      error={
        error && (
          <ErrorLine error={error}>
            <Button onPress={history.retry}>{t('model.retry')}</Button>
          </ErrorLine>
        )
      }
      list={list}
      footer={
        <KeepHistory on={t('history.keepOn')} off={t('history.keepOff')} failed={error !== null} />
      }
    >
      {!error && listing && (
        <HistoryList
          history={history}
          listing={listing}
          onOpen={(id) => {
            void open(id);
          }}
        />
      )}
    </Panel>
  );
}

import { useTranslation } from 'react-i18next';
import { SavedList } from '../../ui/SavedList.tsx';
import { useNow } from '../../ui/useNow.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { HistoryItem } from './HistoryItem.tsx';
import type { History } from './useHistory.ts';

const MINUTE = 60_000;

export interface HistoryListProps {
  history: History;
  listing: NonNullable<History['listing']>;
  onOpen: (id: string) => void;
}

export function HistoryList({ history, listing, onOpen }: HistoryListProps) {
  const { t, i18n } = useTranslation();
  const { settings } = useSettings();
  const now = useNow(MINUTE);
  const { rows, total, question: query } = listing;
  const [title, text] =
    query.trim() !== ''
      ? [t('history.noHits', { query }), t('history.noHitsText')]
      : settings.historyEnabled
        ? [t('history.empty'), t('history.emptyText')]
        : [t('history.emptyOff'), t('history.emptyOffText')];

  return (
    <SavedList
      label={t('history.list')}
      rows={rows}
      total={total}
      count={t('history.count', { count: total })}
      dependencies={[query, now, i18n.language]}
      empty={{ title, text }}
      onOpen={({ id }) => {
        onOpen(id);
      }}
      onLoadMore={history.loadMore}
      onKey={(key, { id }) => {
        if (key !== 'Delete' && key !== 'Backspace') return false;
        history.remove(id);
        return true;
      }}
    >
      {(row) => <HistoryItem row={row} query={query} now={now} onRemove={history.remove} />}
    </SavedList>
  );
}

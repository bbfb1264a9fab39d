import type { KeyboardEvent } from 'react';
import {
  Collection,
  GridList,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { useNow } from '../../ui/useNow.ts';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './HistoryList.module.css';
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
  const now = useNow(MINUTE);
  const { rows, total, query } = listing;

  function removeFocused(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    const row = event.target instanceof Element && event.target.closest<HTMLElement>('[role=row]');
    const id = row && row.dataset.key;
    if (id) history.remove(id);
  }

  return (
    <>
      <p className={styles.count} role="status">
        {rows.length > 0 && t('history.count', { count: total })}
      </p>
      <div className={styles.frame} onKeyDown={removeFocused}>
        <Virtualizer
          layout={ListLayout}
          layoutOptions={{ estimatedRowSize: 88, gap: 2, padding: 4 }}
        >
          <GridList
            className={cx(styles.list)}
            aria-label={t('history.list')}
            onAction={(key) => {
              onOpen(key.toString());
            }}
            renderEmptyState={() => <Empty query={query} />}
          >
            <Collection items={rows} dependencies={[query, now, i18n.language]}>
              {(row) => <HistoryItem row={row} query={query} now={now} onRemove={history.remove} />}
            </Collection>
            <GridListLoadMoreItem
              className={cx(styles.more)}
              isLoading={rows.length < total}
              onLoadMore={history.loadMore}
            >
              {t('history.loading')}
            </GridListLoadMoreItem>
          </GridList>
        </Virtualizer>
      </div>
    </>
  );
}

function Empty({ query }: { query: string }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const [title, text] =
    query.trim() !== ''
      ? [t('history.noHits', { query }), t('history.noHitsText')]
      : settings.historyEnabled
        ? [t('history.empty'), t('history.emptyText')]
        : [t('history.emptyOff'), t('history.emptyOffText')];
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      <p>{text}</p>
    </div>
  );
}

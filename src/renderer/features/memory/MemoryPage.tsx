import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualizerHandle } from 'virtua';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import rows from '../../ui/rows/RowList.module.css';
import { seenRows } from '../../ui/rows/seenRows.ts';
import { useRowFocus } from '../../ui/rows/useRowFocus.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { QUERY_CHARACTERS } from '../../ui/usePages.ts';
import { DeleteQuestion } from './DeleteQuestion.tsx';
import { EmptyMemory } from './EmptyMemory.tsx';
import { ImportReport } from './ImportReport.tsx';
import { filterOf, NO_FILTER, partsInUse } from './memoryFilter.ts';
import { MemoryFilterButton } from './MemoryFilterButton.tsx';
import { MemoryHeader } from './MemoryHeader.tsx';
import styles from './MemoryPage.module.css';
import { PairList } from './PairList.tsx';
import { TransferLine } from './TransferLine.tsx';
import { useMemoryTransfer } from './useMemoryTransfer.ts';
import { usePairActions } from './usePairActions.ts';
import { idOf, MAX_LISTED, usePairs } from './usePairs.ts';

export interface MemoryPageProps {
  searchInput: RefObject<HTMLInputElement | null>;
}

/** The translation memory: searched, filtered, edited, and how it comes and goes as files. */
export function MemoryPage({ searchInput }: MemoryPageProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState(NO_FILTER);
  const [isAsked, setAsked] = useState(false);
  const filter = useMemo(() => filterOf(query, choice), [query, choice]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { listing, summary, error, refresh, show, look } = usePairs(filter, () => seenRows(list));
  const actions = usePairActions(show, refresh);
  const transfer = useMemoryTransfer();
  const focus = useRowFocus({ listing, keyOf: idOf, scroller, list });
  const found = listing?.total ?? 0;
  const isEmpty = summary?.pairs === 0 && found === 0;
  const isNarrowed = query.trim() !== '' || partsInUse(choice) > 0;
  const { imported } = transfer;
  const page = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(() => () => {
    (searchInput.current ?? page.current?.querySelector('button'))?.focus();
  });

  return (
    <div {...keptFocus} ref={page} className={styles.page}>
      {summary && !isEmpty && (
        <MemoryHeader
          summary={summary}
          found={found}
          onLanguages={(from, to) => {
            setChoice({ ...NO_FILTER, from, to });
            focus.reset();
          }}
          onImport={transfer.importFile}
          onExport={(format) => {
            if (listing) transfer.exportAs(format, listing.question);
          }}
          onDelete={() => {
            setAsked(true);
          }}
        />
      )}
      {transfer.transfer && <TransferLine transfer={transfer.transfer} onStop={transfer.stop} />}
      {imported && (
        <ImportReport
          imported={imported}
          onClose={() => {
            transfer.closeReport();
            searchInput.current?.focus();
          }}
        />
      )}
      {summary && !isEmpty && (
        <div className={rows.tools}>
          <div className={rows.search}>
            <SearchBox
              label={t('memory.search')}
              value={query}
              onChange={(text) => {
                setQuery(text.slice(0, QUERY_CHARACTERS));
                focus.reset();
              }}
              input={searchInput}
              onLeave={() => {
                focus.move(0);
              }}
            />
          </div>
          <MemoryFilterButton
            choice={choice}
            summary={summary}
            onChange={(next) => {
              setChoice(next);
              focus.reset();
            }}
          />
          <p className={rows.count} role="status">
            {listing && isNarrowed && t('memory.found', { count: found })}
          </p>
        </div>
      )}
      {error && (
        <div className={rows.error}>
          <ErrorLine error={error}>
            <Button onPress={refresh}>{t('model.retry')}</Button>
          </ErrorLine>
        </div>
      )}
      {isEmpty && !transfer.transfer && <EmptyMemory onImport={transfer.importFile} />}
      {listing && !isEmpty && found === 0 && (
        <div className={rows.none}>
          <p className={rows.noneTitle}>{t('memory.none')}</p>
          <p>{t('memory.noneText')}</p>
        </div>
      )}
      {listing && found > 0 && (
        <PairList
          listing={listing}
          focus={focus}
          scroller={scroller}
          list={list}
          actions={actions}
          onLook={look}
        />
      )}
      {found > MAX_LISTED && (
        <p className={styles.capped}>{t('memory.capped', { shown: MAX_LISTED })}</p>
      )}
      {isAsked && listing && (
        <DeleteQuestion
          count={found}
          isAll={!isNarrowed}
          // What is counted, not what was typed since.
          onDelete={() => void actions.remove({ filter: listing.question })}
          onClose={() => {
            setAsked(false);
          }}
        />
      )}
    </div>
  );
}

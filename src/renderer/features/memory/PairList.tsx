import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { positionOf, rowAt } from '../../ui/rows/rowPages.ts';
import rows from '../../ui/rows/RowList.module.css';
import type { RowFocus } from '../../ui/rows/useRowFocus.ts';
import { PairRow } from './PairRow.tsx';
import type { PairActions } from './usePairActions.ts';
import { idOf, MAX_LISTED, type PairPages } from './usePairs.ts';

export interface PairListProps {
  listing: PairPages;
  focus: RowFocus;
  scroller: RefObject<HTMLDivElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  actions: PairActions;
  /** Something else is seen. */
  onLook: () => void;
}

/** The pairs, of which only what is seen is drawn. Enter edits one, Delete takes it away. */
export function PairList({ listing, focus, scroller, list, actions, onLook }: PairListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<number | null>(null);
  const count = Math.min(listing.total, MAX_LISTED);
  const edited = editing === null ? -1 : positionOf(listing, editing, idOf);
  return (
    <div
      ref={scroller}
      className={rows.scroller}
      role="feed"
      aria-label={t('memory.list')}
      tabIndex={-1}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      onKeyDown={(event) => {
        const { target, key } = event;
        const pair = rowAt(listing, focus.position);
        const isRow = target instanceof HTMLElement && target.dataset.position !== undefined;
        if (isRow && pair && (key === 'Enter' || key === 'F2')) setEditing(pair.id);
        else if (isRow && pair && (key === 'Delete' || key === 'Backspace'))
          void actions.remove({ ids: [pair.id] });
        else {
          focus.onKeyDown(event);
          return;
        }
        event.preventDefault();
      }}
    >
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        data={{ length: count }}
        itemSize={64}
        bufferSize={400}
        keepMounted={[focus.position, edited].filter(
          (position) => position >= 0 && position < count,
        )}
        onScroll={onLook}
        onResize={onLook}
      >
        {(_, position) => {
          const pair = rowAt(listing, position);
          return (
            <PairRow
              key={pair?.id ?? `at ${position}`}
              pair={pair}
              position={position}
              count={listing.total}
              query={listing.question.query}
              isCurrent={position === focus.position}
              isEditing={editing !== null && pair?.id === editing}
              onEdit={setEditing}
              actions={actions}
            />
          );
        }}
      </Virtualizer>
    </div>
  );
}

import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { DocumentJob, DocumentSegment } from '#shared/ipc/documents.ts';
import { positionOf, rowAt } from '../../../ui/rows/rowPages.ts';
import type { RowFocus } from '../../../ui/rows/useRowFocus.ts';
import styles from './Review.module.css';
import { SegmentRow } from './SegmentRow.tsx';
import { sidesOf } from '../../../ui/sides.ts';
import { useSegmentActions } from './useSegmentActions.ts';
import { useSegmentKeys } from './useSegmentKeys.ts';
import { indexOf, type SegmentPages } from './useSegments.ts';

export interface SegmentListProps {
  job: DocumentJob;
  listing: SegmentPages;
  focus: RowFocus;
  scroller: RefObject<HTMLDivElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  /** Something else is seen. */
  onLook: () => void;
  onSegment: (segment: DocumentSegment) => void;
}

/** The segments, of which only what is seen is drawn. */
export function SegmentList(props: SegmentListProps) {
  const { job, listing, focus, scroller, list, onLook, onSegment } = props;
  const { t } = useTranslation();
  const { actions, busy } = useSegmentActions(job.id, onSegment);
  const [editing, setEditing] = useState<number | null>(null);
  const row = useSegmentKeys({ listing, focus, actions, editing, setEditing });
  const { total, question } = listing;
  const sides = sidesOf(job.from, job.to);
  const edited = editing === null ? -1 : positionOf(listing, editing, indexOf);

  if (total === 0) {
    const isGood = question.filter === 'flagged' && question.query === '';
    return (
      <div className={styles.none}>
        <p className={styles.noneTitle}>
          {t(isGood ? 'files.review.noneFlagged' : 'files.review.none')}
        </p>
        <p>{t(isGood ? 'files.review.noneFlaggedText' : 'files.review.noneText')}</p>
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="feed"
      aria-label={t('files.review.list')}
      tabIndex={-1}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      onKeyDown={(event) => {
        row.onKeyDown(event);
        if (!event.defaultPrevented) focus.onKeyDown(event);
      }}
    >
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        data={{ length: total }}
        itemSize={96}
        bufferSize={400}
        keepMounted={[focus.position, edited].filter((position) => position >= 0)}
        onScroll={onLook}
        onResize={onLook}
      >
        {(_, position) => {
          const segment = rowAt(listing, position);
          return (
            <SegmentRow
              key={segment?.index ?? `at ${position}`}
              segment={segment}
              position={position}
              count={total}
              sides={sides}
              query={question.query}
              isCurrent={position === focus.position}
              isEditing={editing !== null && segment?.index === editing}
              isBusy={segment !== undefined && busy.has(segment.index)}
              onEdit={setEditing}
              onSave={row.save}
              actions={actions}
            />
          );
        }}
      </Virtualizer>
    </div>
  );
}

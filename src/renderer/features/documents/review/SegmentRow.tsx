import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSegment } from '#shared/ipc/documents.ts';
import { cx } from '../../../ui/cx.ts';
import { ContentText } from './ContentText.tsx';
import { SegmentButtons } from './SegmentButtons.tsx';
import { SegmentEditor } from './SegmentEditor.tsx';
import { SegmentFacts } from './SegmentFacts.tsx';
import styles from './SegmentRow.module.css';
import type { Sides } from '../../../ui/sides.ts';
import type { SegmentActions } from './useSegmentActions.ts';
import type { SaveEdit } from './useSegmentKeys.ts';

export interface SegmentRowProps {
  /** Undefined while it is loaded. */
  segment: DocumentSegment | undefined;
  /** In the list, from 0, and how many are in it. */
  position: number;
  count: number;
  sides: Sides;
  query: string;
  isCurrent: boolean;
  isEditing: boolean;
  /** The model is asked about it again. */
  isBusy: boolean;
  onEdit: (index: number | null) => void;
  onSave: SaveEdit;
  actions: SegmentActions;
}

/** A segment: its source and its target, side by side. */
export const SegmentRow = memo(function SegmentRow(props: SegmentRowProps) {
  const { segment, position, count, isCurrent } = props;
  const { t } = useTranslation();
  const number = (segment?.index ?? position) + 1;
  return (
    <article
      className={cx(styles.row, segment?.heading && styles.heading)}
      aria-label={t('files.review.segment', { number })}
      aria-posinset={position + 1}
      aria-setsize={count}
      aria-current={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      data-position={position}
    >
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      {segment ? (
        <Sides {...props} segment={segment} />
      ) : (
        <p className={styles.quiet}>{t('files.review.loading')}</p>
      )}
    </article>
  );
});

function Sides(props: SegmentRowProps & { segment: DocumentSegment }) {
  const { segment, sides, query, isEditing, isBusy, onEdit, onSave, actions } = props;
  const { t } = useTranslation();
  const { index, place, source, target } = segment;
  return (
    <>
      <div className={styles.source}>
        <ContentText content={source} side={sides.source} query={query} />
        {place !== '' && <p className={styles.place}>{place}</p>}
      </div>
      <div className={styles.target} data-state={segment.state}>
        {isEditing ? (
          <SegmentEditor
            key={index}
            segment={segment}
            side={sides.target}
            unsaved={actions.unsavedOf(index)}
            onSave={onSave}
          />
        ) : (
          <div
            className={styles.open}
            onClick={() => {
              // Who selects words wants to copy them.
              if (getSelection()?.isCollapsed !== false) onEdit(index);
            }}
          >
            {target ? (
              <ContentText content={target} side={sides.target} query={query} />
            ) : (
              <p className={styles.quiet}>{t('files.review.waiting')}</p>
            )}
          </div>
        )}
        <SegmentFacts segment={segment} isBusy={isBusy} actions={actions} />
      </div>
      {!isEditing && (
        <SegmentButtons segment={segment} isBusy={isBusy} onEdit={onEdit} actions={actions} />
      )}
    </>
  );
}

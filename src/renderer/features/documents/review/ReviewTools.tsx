import type { RefObject } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SEGMENT_FILTERS } from '#shared/segmentFilters.ts';
import { cx } from '../../../ui/cx.ts';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { QUERY_CHARACTERS } from '../../../ui/usePages.ts';
import styles from './ReviewTools.module.css';
import type { Question } from './useSegments.ts';

export interface ReviewToolsProps {
  question: Question;
  onChange: (question: Question) => void;
  /** Null while it is not known. */
  total: number | null;
  flagged: number;
  searchInput: RefObject<HTMLInputElement | null>;
  onLeaveSearch: () => void;
}

/** Which segments are listed, in which order, and how many. */
export function ReviewTools(props: ReviewToolsProps) {
  const { question, onChange, total, flagged, searchInput, onLeaveSearch } = props;
  const { t } = useTranslation();
  const { filter, flaggedFirst, query } = question;
  return (
    <div className={styles.tools}>
      <div className={styles.search}>
        <SearchBox
          label={t('files.review.search')}
          value={query}
          onChange={(text) => {
            onChange({ ...question, query: text.slice(0, QUERY_CHARACTERS) });
          }}
          input={searchInput}
          onLeave={onLeaveSearch}
        />
      </div>
      <ToggleButtonGroup
        className={cx(styles.filters)}
        aria-label={t('files.review.show')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={([key]) => {
          const chosen = SEGMENT_FILTERS.find((name) => name === key);
          if (chosen) onChange({ ...question, filter: chosen });
        }}
      >
        {SEGMENT_FILTERS.map((name) => (
          <ToggleButton key={name} id={name} className={cx(styles.filter)}>
            {t(`files.review.${name}`)}
            {name === 'flagged' && flagged > 0 && <span className={styles.badge}>{flagged}</span>}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButton
        className={cx(styles.filter)}
        isSelected={flaggedFirst}
        onChange={(isFirst) => {
          onChange({ ...question, flaggedFirst: isFirst });
        }}
      >
        {t('files.review.flaggedFirst')}
      </ToggleButton>
      <p className={styles.count} role="status">
        {total !== null && t('files.review.count', { count: total })}
      </p>
    </div>
  );
}

import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualizerHandle } from 'virtua';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { seenRows } from '../../../ui/rows/seenRows.ts';
import { useRowFocus } from '../../../ui/rows/useRowFocus.ts';
import { SEARCH_DELAY } from '../../../ui/usePages.ts';
import { FilesNotes } from '../FilesNotes.tsx';
import type { FileActions } from '../useFileActions.ts';
import styles from './Review.module.css';
import { ReviewHeader } from './ReviewHeader.tsx';
import { ReviewTools } from './ReviewTools.tsx';
import { SegmentList } from './SegmentList.tsx';
import { indexOf, type Question, useSegments } from './useSegments.ts';

export interface ReviewProps {
  job: DocumentJob;
  model: ModelStatus;
  isShown: boolean;
  actions: FileActions;
  searchInput: RefObject<HTMLInputElement | null>;
  onBack: () => void;
}

/** Source and target of a document, segment by segment; another document needs another `key`. */
export function Review({ job, model, isShown, actions, searchInput, onBack }: ReviewProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question>({
    filter: 'all',
    // What comes to be flagged while it is translated must not push away what is read.
    flaggedFirst: job.state === 'done' && job.flagged > 0,
    query: '',
  });
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const seen = () => seenRows(list);
  const segments = useSegments(job.id, question, seen, question.query === '' ? 0 : SEARCH_DELAY);
  const { listing, error } = segments;
  const focus = useRowFocus({ listing, keyOf: indexOf, scroller, list });

  return (
    <div className={styles.review} role="group" aria-label={t('files.review.label', job)}>
      <ReviewHeader
        job={job}
        hasModel={model.state === 'ready'}
        actions={actions}
        onBack={onBack}
      />
      {isShown && model.state !== 'ready' && <FilesNotes model={model} hasJobs />}
      <ReviewTools
        question={question}
        onChange={(next) => {
          setQuestion(next);
          focus.reset();
        }}
        total={listing?.total ?? null}
        flagged={job.flagged}
        searchInput={searchInput}
        onLeaveSearch={() => {
          focus.move(0);
        }}
      />
      {error && (
        <div className={styles.error}>
          <ErrorLine error={error}>
            <Button onPress={segments.refresh}>{t('model.retry')}</Button>
          </ErrorLine>
        </div>
      )}
      {listing && (
        <SegmentList
          job={job}
          listing={listing}
          focus={focus}
          scroller={scroller}
          list={list}
          onLook={segments.look}
          onSegment={segments.show}
        />
      )}
    </div>
  );
}

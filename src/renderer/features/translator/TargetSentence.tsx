import type { TFunction } from 'i18next';
import { memo } from 'react';
import { cx } from '../../ui/cx.ts';
import { CheckIcon, EditIcon, MemoryIcon } from '../../ui/icons.tsx';
import { SentenceEditor } from './SentenceEditor.tsx';
import { sentenceElementId } from './sentenceElement.ts';
import { sentenceNotes } from './sentenceNotes.ts';
import type { ShownSegment } from './shownText.ts';
import { isSameSentence } from './targetBlocks.ts';
import styles from './TargetText.module.css';
import { termParts } from './termParts.ts';
import type { SentenceEdit } from './useSentenceEdit.ts';
import { warningsOf } from './warnings.ts';

export interface TargetSentenceProps {
  segment: ShownSegment;
  /** What of the segment's gap stands before it in its block. */
  gap: string;
  isActive: boolean;
  isHovered: boolean;
  isTabStop: boolean;
  /** While it is edited. */
  edit: SentenceEdit['actions'] | null;
  t: TFunction;
}

/** A sentence of the translation. Screen readers hear it whole, with what there is to know about it. */
export const TargetSentence = memo(
  function TargetSentence(props: TargetSentenceProps) {
    const { segment, gap, isActive, isHovered, isTabStop, edit, t } = props;
    const { id, target, before, origin } = segment;
    if (edit) {
      return (
        <>
          {gap}
          <SentenceEditor segment={segment} edit={edit} t={t} />
        </>
      );
    }
    const notes = sentenceNotes(segment, t);
    return (
      <>
        {gap}
        <span
          id={sentenceElementId(id)}
          className={cx(
            styles.sentence,
            isActive && styles.active,
            isHovered && styles.hovered,
            target === '' && (before === undefined ? styles.missing : styles.before),
            target !== '' && warningsOf(segment).flags.length > 0 && styles.flagged,
            segment.state === 'partial' && styles.partial,
            origin === 'kept' && styles.kept,
          )}
          role="group"
          aria-label={[target === '' ? (before ?? t('segment.waiting')) : target, ...notes].join(
            ' ',
          )}
          aria-roledescription={t('segment.label')}
          aria-current={isActive}
          tabIndex={isTabStop ? 0 : -1}
          data-segment={id}
          data-origin={origin}
          title={notes.length > 0 ? notes.join('\n') : undefined}
        >
          {target === '' ? before : <Words segment={segment} />}
          <Badge segment={segment} />
        </span>
      </>
    );
  },
  (props, next) =>
    isSameSentence(props.segment, next.segment) &&
    props.gap === next.gap &&
    props.isActive === next.isActive &&
    props.isHovered === next.isHovered &&
    props.isTabStop === next.isTabStop &&
    props.edit === next.edit &&
    props.t === next.t,
);

function Words({ segment: { target, terms, accepted } }: Pick<TargetSentenceProps, 'segment'>) {
  return termParts(target, terms).map(({ text, term }, at) =>
    term && !(accepted && term.state === 'forbidden') ? (
      <span key={at} className={styles[term.state]}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}

/** What the user made of it, or where it comes from; in the sentence's name, too. */
function Badge({ segment }: Pick<TargetSentenceProps, 'segment'>) {
  const { target, origin, accepted } = segment;
  const Icon = accepted
    ? CheckIcon
    : { user: EditIcon, memory: MemoryIcon, model: null, kept: null }[origin];
  if (!Icon || target === '') return null;
  return (
    <span className={cx(styles.badge, origin === 'memory' && styles.quiet)} aria-hidden="true">
      <Icon />
    </span>
  );
}

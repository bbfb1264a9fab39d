import { useTranslation } from 'react-i18next';
import type { Segment, SegmentTerm } from '#shared/ipc/translator.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { CheckIcon } from '../../../ui/icons.tsx';
import { Asked } from './Asked.tsx';
import { Part } from './Part.tsx';
import styles from './SentencePanel.module.css';
import type { SentenceActions } from './useSentenceActions.ts';

export interface TermsProps {
  segment: Segment;
  to: string;
  isDone: boolean;
  actions: SentenceActions;
  onEdit: () => void;
}

/** The terms of the glossaries that the sentence has: those that are used, and those to be put right with one press. */
export function Terms({ segment, to, isDone, actions, onEdit }: TermsProps) {
  const { t } = useTranslation();
  const { id, terms, from } = segment;
  if (terms.length === 0) return null;
  const task = actions.taskOf(id);
  const failed =
    actions.failedFix?.segment === id &&
    terms.some(
      ({ source, target, state }) =>
        state !== 'applied' &&
        source === actions.failedFix?.term.source &&
        target === actions.failedFix.term.target,
    );
  return (
    <Part title={t('segment.terms')}>
      <ul className={styles.terms}>
        {terms.map((term, i) => (
          <li
            key={i}
            className={cx(styles.term, styles[term.state])}
            title={term.note || undefined}
          >
            <span>
              {term.source !== '' && (
                <>
                  <span lang={from === 'und' ? undefined : from}>{term.source}</span>
                  {' → '}
                </>
              )}
              <span className={styles.termTarget} lang={to}>
                {term.target}
              </span>
            </span>
            <span className={styles.termState}>
              {term.state === 'applied' && <CheckIcon />}
              {t(`segment.term.${term.state}`)}
            </span>
            {term.state !== 'applied' && (
              <Button
                look="link"
                aria-label={fixLabel(term)}
                aria-disabled={!isDone || task !== null}
                onPress={() => {
                  if (isDone) void actions.fixTerm(id, term);
                }}
              >
                {t(term.state === 'missed' ? 'segment.term.fix' : 'segment.term.replace')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Asked
        isAsking={task !== null && task.term !== null}
        words={t('segment.term.fixing')}
        onStop={() => {
          actions.stop(id);
        }}
      />
      <div role="status">
        {failed && (
          <p className={styles.note}>
            {t('segment.term.notFixed')}
            <Button look="link" onPress={onEdit}>
              {t('segment.edit')}
            </Button>
          </p>
        )}
      </div>
    </Part>
  );

  function fixLabel({ state, source, target }: SegmentTerm): string {
    return state === 'missed'
      ? t('segment.term.fixLabel', { source, target })
      : t('segment.term.replaceLabel', { target });
  }
}

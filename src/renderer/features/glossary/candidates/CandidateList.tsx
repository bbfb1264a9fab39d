import { useTranslation } from 'react-i18next';
import type { TermCandidate } from '#shared/ipc/glossary.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { directionOf, sidesOf } from '../../../ui/sides.ts';
import styles from './Candidates.module.css';

export interface CandidateListProps {
  candidates: readonly TermCandidate[];
  /** BCP 47. */
  from: string;
  to: string;
  /** Their places in the list. */
  ticked: ReadonlySet<number>;
  onTick: (ticked: ReadonlySet<number>) => void;
}

/** Proposed terms to tick, the best first. */
export function CandidateList({ candidates, from, to, ticked, onTick }: CandidateListProps) {
  const { t } = useTranslation();
  const sides = sidesOf(from, to);
  const isAll = ticked.size === candidates.length;
  return (
    <>
      <Button
        look="link"
        onPress={() => {
          onTick(new Set(isAll ? [] : candidates.keys()));
        }}
      >
        {t(isAll ? 'glossary.candidates.noneTicked' : 'glossary.candidates.all')}
      </Button>
      <ul className={styles.list} aria-label={t('glossary.candidates.list')}>
        {candidates.map(({ source, target, count }, i) => (
          <li key={i} className={styles.row}>
            <Checkbox
              isSelected={ticked.has(i)}
              onChange={(isTicked) => {
                const next = new Set(ticked);
                if (isTicked) next.add(i);
                else next.delete(i);
                onTick(next);
              }}
            >
              <span className={styles.pair}>
                <span lang={sides.source.lang} dir={directionOf(sides.source, source)}>
                  {source}
                </span>
                <span aria-hidden="true">→</span>
                <span lang={sides.target.lang} dir={directionOf(sides.target, target)}>
                  {target}
                </span>
                <span className={styles.count}>{t('glossary.candidates.count', { count })}</span>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}

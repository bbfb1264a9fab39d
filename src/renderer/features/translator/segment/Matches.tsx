import { useTranslation } from 'react-i18next';
import type { MemoryMatch } from '#shared/ipc/memory.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { DiffText } from './DiffText.tsx';
import { Offer } from './Offer.tsx';
import { Part } from './Part.tsx';
import styles from './SentencePanel.module.css';

/** The ways in which a pair came into the memory; others are names of files. */
const ORIGINS = ['revision', 'edit', 'accepted'] as const;

export interface MatchesProps {
  segment: Segment;
  source: string;
  to: string;
  matches: readonly MemoryMatch[];
  isDone: boolean;
  onUse: (target: string) => void;
}

/** What the translation memory has, with what differs from this sentence. */
export function Matches({ segment, source, to, matches, isDone, onUse }: MatchesProps) {
  const { t } = useTranslation();
  if (matches.length === 0) return null;
  const originOf = ({ origin }: MemoryMatch) => {
    const known = ORIGINS.find((each) => each === origin);
    return known ? t(`segment.matchOrigin.${known}`) : t('segment.matchFrom', { origin });
  };
  return (
    <Part title={t('segment.matches')}>
      <ul className={styles.offers}>
        {matches.map((match) => (
          <Offer
            key={match.id}
            text={match.target}
            lang={to}
            label={t('segment.useMatch', { score: match.score })}
            isUsed={match.target === segment.target}
            isDone={isDone}
            onUse={onUse}
          >
            <div className={styles.about}>
              <span className={styles.score}>{t('segment.score', { score: match.score })}</span>
              <span className={styles.quiet}>{originOf(match)}</span>
            </div>
            {match.source !== source && (
              <div className={styles.compared}>
                <DiffText before={match.source} after={source} lang={match.from} shows="before" />
              </div>
            )}
          </Offer>
        ))}
      </ul>
    </Part>
  );
}

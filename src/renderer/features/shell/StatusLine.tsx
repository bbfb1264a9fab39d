import { useTranslation } from 'react-i18next';
import type { Install, ModelStatus } from '#shared/ipc/models.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ModelFacts } from './ModelFacts.tsx';
import { useNow } from '../../ui/useNow.ts';
import type { Run } from '../translator/translatorState.ts';
import { ENDS } from '../translator/useWait.ts';
import styles from './StatusLine.module.css';
import { TextDestination } from './TextDestination.tsx';

const SECOND = 1000;

export interface StatusLineProps {
  model: ModelStatus;
  installs: readonly Install[];
  run: Run | null;
  /** What the translation is doing now, in words; null when none is in progress. */
  wait: string | null;
}

/** The model, how far and how fast the translation is, and what leaves the computer. */
export function StatusLine({ model, installs, run, wait }: StatusLineProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.line} aria-label={t('status.label')}>
      <ModelFacts model={model} />
      {run && <RunFacts run={run} wait={wait} />}
      <TextDestination model={model} installs={installs} />
    </footer>
  );
}

function RunFacts({ run, wait }: { run: Run; wait: string | null }) {
  const { t, i18n } = useTranslation();
  const { phase, done, total, tokensPerSecond, startedAt, totalMs } = run;
  const running = phase === 'running';
  const now = useNow(running ? SECOND : null);
  const passed = running && startedAt !== null ? Math.max(0, now - startedAt) : null;
  const speed = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: tokensPerSecond < 10 ? 1 : 0,
  }).format(tokensPerSecond);
  return (
    <div className={styles.run}>
      {running && total > 1 && (
        <>
          <div className={styles.bar}>
            <ProgressBar label={t('status.progressLabel')} value={done / total} />
          </div>
          <span>{t('status.progress', { done, total })}</span>
        </>
      )}
      <span>{running ? wait : t(ENDS[phase])}</span>
      {tokensPerSecond > 0 && <span>{t('status.speed', { speed })}</span>}
      <Duration ms={totalMs ?? passed} />
    </div>
  );
}

function Duration({ ms }: { ms: number | null }) {
  const { t, i18n } = useTranslation();
  if (ms === null) return null;
  const seconds = ms / SECOND;
  if (seconds >= 60) {
    const whole = Math.round(seconds);
    return (
      <span>{t('status.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 })}</span>
    );
  }
  const shown = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(seconds);
  return <span>{t('status.seconds', { seconds: shown })}</span>;
}

import { useTranslation } from 'react-i18next';
import { relativeTime } from './relativeTime.ts';

/** How long ago something was, and on hover when. Times in milliseconds since 1970. */
export function Ago({ time, now }: { time: number; now: number }) {
  const { t, i18n } = useTranslation();
  const date = new Date(time);
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString(i18n.language)}>
      {relativeTime(time, now, i18n.language) ?? t('history.now')}
    </time>
  );
}

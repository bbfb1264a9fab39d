import { Focusable, Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Context } from '#shared/ipc/chat.ts';
import { cx } from '../../ui/cx.ts';
import { Tip } from '../../ui/Tip.tsx';
import styles from './ContextMeter.module.css';

/** From this share of the window on, the next turns may fold the oldest away. */
const NEARLY_FULL = 0.75;

/** How much of the model's window the conversation takes, and what no longer fits. */
export function ContextMeter({ context }: { context: Context }) {
  const { t } = useTranslation();
  const { contextTokens: used, contextSize: size, foldedMessageIds: folded } = context;
  const text = t('chat.context', { used, size });
  return (
    <Tip
      text={
        folded.length > 0
          ? t('chat.contextFolded', { used, size, count: folded.length })
          : t('chat.contextHint', { used, size })
      }
    >
      <Focusable>
        <div className={styles.meter} role="group" tabIndex={0} aria-label={text}>
          <Meter
            aria-label={t('chat.contextLabel')}
            value={used}
            maxValue={size}
            valueLabel={text}
            className={cx(styles.bar)}
          >
            {({ percentage }) => (
              <div
                className={cx(styles.fill, used > NEARLY_FULL * size && styles.nearlyFull)}
                style={{ inlineSize: `${percentage.toString()}%` }}
              />
            )}
          </Meter>
          <span aria-hidden="true">{text}</span>
        </div>
      </Focusable>
    </Tip>
  );
}

import { type RefObject, useMemo } from 'react';
import { ListLayout, Menu, MenuItem, Popover, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SentencePair } from '#shared/ipc/translator.ts';
import { findLanguage } from '#shared/languages.ts';
import { cx } from '../../ui/cx.ts';
import styles from './RefineMenu.module.css';
import type { ShownTranslation } from './useTranslator.ts';

const ROW_PIXELS = 36;
const MOST_ROWS = 10;
/** More of a sentence is never seen in a row. */
const ROW_CHARACTERS = 200;

export interface RefineMenuProps {
  shown: ShownTranslation;
  pairs: readonly SentencePair[];
  button: RefObject<HTMLButtonElement | null>;
  /** Null is the whole translation. */
  onChoose: (pair: SentencePair | null) => void;
  onClose: () => void;
}

/** What to refine: the whole translation, or one of its sentences. */
export function RefineMenu({ shown, pairs, button, onChoose, onClose }: RefineMenuProps) {
  const { t } = useTranslation();
  const language = findLanguage(shown.to);
  const rows = useMemo(() => {
    const whole = { id: 0, text: t('refine.whole'), pair: null };
    const sentences = pairs.map((pair, at) => {
      const { begin, end } = pair.target;
      const text = shown.target.slice(begin, Math.min(end, begin + ROW_CHARACTERS));
      return { id: at + 1, text, pair };
    });
    return [whole, ...sentences];
  }, [pairs, shown, t]);
  const height = ROW_PIXELS * Math.min(rows.length, MOST_ROWS);

  return (
    <Popover
      className={cx(styles.popover)}
      aria-label={t('refine.menu')}
      placement="top end"
      offset={4}
      triggerRef={button}
      isOpen
      onOpenChange={onClose}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PIXELS }}>
        <Menu
          className={cx(styles.menu)}
          style={{ blockSize: height }}
          aria-label={t('refine.menu')}
          autoFocus="first"
          items={rows}
          onClose={onClose}
          onAction={(key) => {
            const row = rows.find(({ id }) => id === key);
            if (row) onChoose(row.pair);
          }}
        >
          {({ text, pair }) => (
            <MenuItem className={cx(styles.item, !pair && styles.whole)} textValue={text}>
              <span className={styles.text} {...(pair && { lang: shown.to, dir: language?.dir })}>
                {text}
              </span>
            </MenuItem>
          )}
        </Menu>
      </Virtualizer>
    </Popover>
  );
}

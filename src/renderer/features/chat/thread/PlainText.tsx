import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { textDirection } from '../../translator/textDirection.ts';
import styles from './MessageText.module.css';
import { textBlocks } from './textBlocks.ts';

/** Characters above which a message is shown in part until it is asked for. */
const MAX_SHOWN = 100_000;
const SHOWN_IN_PART = 4000;

/** Text as it is, to the character. */
export function PlainText({ text }: { text: string }) {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const isCut = text.length > MAX_SHOWN && !showsAll;
  const shown = isCut ? beginningOf(text) : text;
  const blocks = useMemo(() => textBlocks(shown), [shown]);
  return (
    <div className={styles.plain} dir={textDirection(text) ?? undefined}>
      {blocks.map((block, i) => (
        <Block key={i} text={block} />
      ))}
      {isCut && (
        <Button
          onPress={() => {
            setShowsAll(true);
          }}
        >
          {t('message.showAll', { count: text.length })}
        </Button>
      )}
    </div>
  );
}

const Block = memo(function Block({ text }: { text: string }) {
  return <div className={styles.plainBlock}>{text}</div>;
});

function beginningOf(text: string): string {
  // Never half of a surrogate pair.
  return `${text.slice(0, SHOWN_IN_PART).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

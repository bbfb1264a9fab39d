import { memo, use } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CopyContext } from './copyContext.ts';
import styles from './MessageText.module.css';

export interface CodeBlockProps {
  text: string;
  /** As the model wrote it after the fence; empty when it did not. */
  language: string;
}

export const CodeBlock = memo(function CodeBlock({ text, language }: CodeBlockProps) {
  const { t } = useTranslation();
  const copy = use(CopyContext);
  return (
    <div className={styles.codeFrame}>
      <div className={styles.codeHead}>
        <span>{language}</span>
        <IconButton
          label={t('message.copyCode')}
          onPress={() => {
            copy(text);
          }}
        >
          <CopyIcon />
        </IconButton>
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} role="region" aria-label={t('message.code')}>
        <code>{text}</code>
      </pre>
    </div>
  );
});

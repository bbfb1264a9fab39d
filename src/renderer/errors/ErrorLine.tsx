import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#shared/errors.ts';
import { AlertIcon } from '../ui/icons.tsx';
import styles from './ErrorLine.module.css';
import { errorText } from './errorText.ts';

export interface ErrorLineProps {
  error: ErrorData;
  /** In place of what is said of it elsewhere. */
  text?: string | undefined;
  /** What to do about it: buttons. */
  children?: ReactNode;
}

/** One error on the spot where it happened. */
export function ErrorLine({ error, text, children }: ErrorLineProps) {
  const { t, i18n } = useTranslation();
  const { key, values, path } = errorText(error, i18n.language);
  return (
    <div className={styles.line} role="alert">
      <AlertIcon />
      <p className={styles.text} title={path}>
        {text ?? t(key, values)}
      </p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#shared/errors.ts';
import { errorText } from '../../errors/errorText.ts';
import styles from './rows.module.css';

export interface RowErrorProps {
  error: ErrorData;
  /** Of the file in the row. */
  path: string | undefined;
  name: string;
}

/** What is wrong with what stands in a row. No alert: it would be spoken whenever the list is read anew. */
export function RowError({ error, path, name }: RowErrorProps) {
  const { t, i18n } = useTranslation();
  const text = errorText(error, i18n.language);
  // Its folder is in the tooltip of its name.
  const shown =
    path !== undefined && text.path === path ? { ...text.values, path: name } : text.values;
  return (
    <p className={styles.error} title={text.path}>
      {t(text.key, shown)}
    </p>
  );
}

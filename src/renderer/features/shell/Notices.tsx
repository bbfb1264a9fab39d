import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Notices.module.css';
import { useNotices } from './noticesContext.ts';

/** Errors that no place in the window waits for, under the top bar until they are dismissed. */
export function Notices() {
  const { t } = useTranslation();
  const { notices, dismiss } = useNotices();
  if (notices.length === 0) return null;
  return (
    <div className={styles.notices}>
      {notices.map((notice) => (
        <ErrorLine key={notice.code} error={notice}>
          <IconButton
            label={t('common.dismiss')}
            onPress={() => {
              dismiss(notice);
            }}
          >
            <CloseIcon />
          </IconButton>
        </ErrorLine>
      ))}
    </div>
  );
}

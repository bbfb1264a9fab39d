import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import styles from '../rows.module.css';
import { Section } from '../Section.tsx';
import { InstallRow } from './InstallRow.tsx';
import { useInstallActions } from './useInstallActions.ts';
import type { Installs } from './useInstalls.ts';

/** The models on their way; nothing where there are none. */
export function InstallList({ installs }: { installs: Installs }) {
  const { t } = useTranslation();
  const actions = useInstallActions();
  const { installs: rows, error, retry } = installs;
  if (rows.length === 0 && !error) return null;
  return (
    <Section title={t('models.installs.title')}>
      {error && (
        <ErrorLine error={error}>
          <Button onPress={retry}>{t('model.retry')}</Button>
        </ErrorLine>
      )}
      <ul className={styles.list} aria-label={t('models.installs.title')}>
        {rows.map((install) => (
          <InstallRow key={install.id} install={install} actions={actions} />
        ))}
      </ul>
    </Section>
  );
}

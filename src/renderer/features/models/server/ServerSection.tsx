import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import styles from '../ModelsView.module.css';
import { Section } from '../Section.tsx';
import { isOpen } from './destination.ts';
import { ServerFields } from './ServerFields.tsx';
import { useServerForm } from './useServerForm.ts';

/** A server in place of this computer: off unless the user wants it. */
export function ServerSection() {
  const { t } = useTranslation();
  const form = useServerForm();
  const { enabled, usedAddress, fields, isChanged, answer, isTesting, error } = form;
  return (
    <Section title={t('models.server.title')}>
      <div className={styles.switch}>
        <Switch
          isSelected={enabled}
          onChange={form.use}
          description={
            enabled
              ? t('models.server.onText', { address: usedAddress })
              : t('models.server.offText')
          }
        >
          {t('models.server.on')}
        </Switch>
      </div>
      {isOpen(fields.address.trim()) && (
        <p className={styles.warning}>{t('models.server.unencrypted')}</p>
      )}
      <ServerFields form={form} />
      <div className={styles.line}>
        <Button aria-disabled={isTesting} onPress={form.test}>
          {t('models.server.test')}
        </Button>
        {enabled && (
          <Button
            look={isChanged ? 'primary' : 'plain'}
            aria-disabled={!isChanged}
            onPress={() => {
              if (isChanged) form.use(true);
            }}
          >
            {t('models.server.apply')}
          </Button>
        )}
        <p role="status">
          {isTesting
            ? t('models.server.testing')
            : answer &&
              t('models.server.answered', {
                count: answer.models.length,
                milliseconds: Math.round(answer.milliseconds),
              })}
        </p>
      </div>
      {error && <ErrorLine error={error} />}
    </Section>
  );
}

import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import { useChooseModel } from './useChooseModel.ts';

/** The ways out when there is no model: another file, the same again, or what is used when none was chosen. */
export function ModelActions({ canRetry = true }: { canRetry?: boolean }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { choose, reload, useDefault } = useChooseModel();
  return (
    <>
      <Button look={canRetry ? 'plain' : 'primary'} onPress={choose}>
        {t('model.choose')}
      </Button>
      {canRetry && <Button onPress={reload}>{t('model.retry')}</Button>}
      {settings.modelPath !== '' && <Button onPress={useDefault}>{t('model.useDefault')}</Button>}
    </>
  );
}

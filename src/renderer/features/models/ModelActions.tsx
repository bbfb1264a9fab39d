import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import { useShow } from '../shell/showContext.ts';
import { TurnServerOff } from './server/TurnServerOff.tsx';
import { useChooseModel } from './useChooseModel.ts';

/** The ways out when there is no model: others, a file, the same again, or what is used when none was chosen. */
export function ModelActions({ canRetry = true }: { canRetry?: boolean }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { choose, reload, useDefault } = useChooseModel();
  const show = useShow();
  return (
    <>
      <Button
        look={canRetry ? 'plain' : 'primary'}
        onPress={() => {
          show('models');
        }}
      >
        {t(canRetry ? 'model.chooseShort' : 'model.get')}
      </Button>
      <Button onPress={choose}>{t('model.choose')}</Button>
      <TurnServerOff />
      {canRetry && <Button onPress={reload}>{t('model.retry')}</Button>}
      {settings.modelPath !== '' && <Button onPress={useDefault}>{t('model.useDefault')}</Button>}
    </>
  );
}

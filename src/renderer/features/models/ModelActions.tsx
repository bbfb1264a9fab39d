import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useChooseModel } from './useChooseModel.ts';

/** The ways out when there is no model: another file, or the same again. */
export function ModelActions({ canRetry = true }: { canRetry?: boolean }) {
  const { t } = useTranslation();
  const { choose, reload } = useChooseModel();
  return (
    <>
      <Button look={canRetry ? 'plain' : 'primary'} onPress={choose}>
        {t('model.choose')}
      </Button>
      {canRetry && <Button onPress={reload}>{t('model.retry')}</Button>}
    </>
  );
}

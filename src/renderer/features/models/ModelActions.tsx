import { useTranslation } from 'react-i18next';
import { send } from '../../ipc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { useNotices } from '../shell/noticesContext.ts';

/** The ways out when there is no model: another file, or the same again. */
export function ModelActions({ canRetry = true }: { canRetry?: boolean }) {
  const { t } = useTranslation();
  const { report } = useNotices();
  const ask = (route: 'models.choose' | 'models.reload') => {
    send(route, null, (error) => {
      report(error.toData());
    });
  };
  return (
    <>
      <Button
        look={canRetry ? 'plain' : 'primary'}
        onPress={() => {
          ask('models.choose');
        }}
      >
        {t('model.choose')}
      </Button>
      {canRetry && (
        <Button
          onPress={() => {
            ask('models.reload');
          }}
        >
          {t('model.retry')}
        </Button>
      )}
    </>
  );
}

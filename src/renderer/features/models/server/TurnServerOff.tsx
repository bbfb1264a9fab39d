import { useTranslation } from 'react-i18next';
import { request } from '../../../ipc/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { useAttempt } from '../../shell/useAttempt.ts';
import { useSettings } from '../../shell/settingsContext.ts';

/** The way back to this computer where a server is of no use; nothing while none is on. */
export function TurnServerOff({ onOff }: { onOff?: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { server } = useSettings().settings;
  if (!server.enabled) return null;
  return (
    <Button
      onPress={() => {
        void attempt(async () => {
          await request('server.use', { ...server, enabled: false });
          onOff?.();
        });
      }}
    >
      {t('models.server.turnOff')}
    </Button>
  );
}

import { useTranslation } from 'react-i18next';
import { Switch } from '../../ui/Switch.tsx';
import { useSettings } from '../shell/settingsContext.ts';

export interface KeepHistoryProps {
  /** What being on and off means here. */
  on: string;
  off: string;
  /** The history cannot be opened. */
  failed: boolean;
}

/** Whether what is made is saved: one setting for translations and conversations. */
export function KeepHistory({ on, off, failed }: KeepHistoryProps) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  return (
    <Switch
      isSelected={settings.historyEnabled}
      onChange={(historyEnabled) => {
        update({ historyEnabled });
      }}
      description={failed ? t('history.keepFailed') : settings.historyEnabled ? on : off}
    >
      {t('history.keep')}
    </Switch>
  );
}

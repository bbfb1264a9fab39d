import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Settings } from '#shared/ipc/settings.ts';
import { send } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useNotices } from './noticesContext.ts';
import { SettingsContext } from './settingsContext.ts';

export interface SettingsProviderProps {
  initial: Settings;
  children: ReactNode;
}

/** Changes show at once and are saved by main; what another window changes shows too. */
export function SettingsProvider({ initial, children }: SettingsProviderProps) {
  const [settings, setSettings] = useState(initial);
  const { report } = useNotices();
  useEvent('settings.changed', setSettings);

  const update = useCallback(
    (patch: Partial<Settings>) => {
      setSettings((before) => ({ ...before, ...patch }));
      send('settings.set', patch, (error) => {
        report(error.toData());
      });
    },
    [report],
  );
  const value = useMemo(() => ({ settings, update }), [settings, update]);
  return <SettingsContext value={value}>{children}</SettingsContext>;
}

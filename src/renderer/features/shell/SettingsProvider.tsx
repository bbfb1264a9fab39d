import { type ReactNode, useCallback, useMemo, useReducer } from 'react';
import { toAppError } from '#shared/errors.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import { request } from '../../ipc/client.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useNotices } from './noticesContext.ts';
import { SettingsContext } from './settingsContext.ts';
import { settingsReducer, shownSettings } from './settingsState.ts';

export interface SettingsProviderProps {
  initial: Settings;
  children: ReactNode;
}

/** Changes show at once and are saved by main; what another window changes shows too. */
export function SettingsProvider({ initial, children }: SettingsProviderProps) {
  const [state, dispatch] = useReducer(settingsReducer, { saved: initial, pending: [] });
  const { report } = useNotices();
  useEvent('settings.changed', (settings) => {
    dispatch({ type: 'changed', settings });
  });

  const update = useCallback(
    (patch: Partial<Settings>) => {
      dispatch({ type: 'asked', patch });
      request('settings.set', patch).then(
        (settings) => {
          dispatch({ type: 'answered', patch, settings });
        },
        (error: unknown) => {
          dispatch({ type: 'refused', patch });
          report(toAppError(error).toData());
        },
      );
    },
    [report],
  );
  const settings = useMemo(() => shownSettings(state), [state]);
  const value = useMemo(() => ({ settings, update }), [settings, update]);
  return <SettingsContext value={value}>{children}</SettingsContext>;
}

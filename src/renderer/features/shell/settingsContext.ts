import { createContext, use } from 'react';
import type { Settings } from '#shared/ipc/settings.ts';

export interface SettingsValue {
  settings: Settings;
  update: (patch: Partial<Settings>) => void;
}

export const SettingsContext = createContext<SettingsValue | null>(null);

/** The settings in force, and how to change them for good. */
export function useSettings(): SettingsValue {
  const value = use(SettingsContext);
  if (!value) throw new Error('useSettings outside of SettingsProvider');
  return value;
}

import type { Settings } from '#shared/ipc/settings.ts';

/** What main said last, and what was changed here since and is not saved yet, oldest first. */
export interface SettingsState {
  saved: Settings;
  pending: readonly Partial<Settings>[];
}

export type SettingsAction =
  | { type: 'changed'; settings: Settings }
  | { type: 'asked'; patch: Partial<Settings> }
  | { type: 'answered'; patch: Partial<Settings>; settings: Settings }
  | { type: 'refused'; patch: Partial<Settings> };

/**
 * What main tells unasked may be older than what was changed here a moment ago: a change counts until main has answered
 * it. One that could not be saved stays what the window goes by.
 */
export function settingsReducer(state: SettingsState, action: SettingsAction): SettingsState {
  const { saved, pending } = state;
  if (action.type === 'changed') return { saved: action.settings, pending };
  const { patch } = action;
  if (action.type === 'asked') return { saved, pending: [...pending, patch] };
  const now = action.type === 'answered' ? action.settings : { ...saved, ...patch };
  return { saved: now, pending: pending.filter((each) => each !== patch) };
}

/** The settings as the window goes by them. */
export function shownSettings({ saved, pending }: SettingsState): Settings {
  return pending.reduce<Settings>((settings, patch) => ({ ...settings, ...patch }), saved);
}

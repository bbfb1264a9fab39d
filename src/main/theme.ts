import { nativeTheme } from 'electron';
import type { Settings } from '#shared/ipc/settings.ts';

/** Makes the window's own parts, such as scroll bars and the ground, follow the setting. */
export function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme;
}

import type { WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../protocol.ts';

/** Only the top frame of our own page may ask main for anything. */
export function isOurs(frame: WebFrameMain | null): boolean {
  return frame?.parent === null && frame.origin === APP_ORIGIN;
}

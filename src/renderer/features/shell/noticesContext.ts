import { createContext, use } from 'react';
import type { ErrorData } from '#shared/errors.ts';

export interface NoticesValue {
  notices: readonly ErrorData[];
  /** Shows an error that belongs to no place of its own; one of each code at a time. */
  report: (error: ErrorData) => void;
  dismiss: (error: ErrorData) => void;
  /** Dismisses every notice whose code begins with `prefix`. */
  dismissAll: (prefix: string) => void;
}

export const NoticesContext = createContext<NoticesValue | null>(null);

export function useNotices(): NoticesValue {
  const value = use(NoticesContext);
  if (!value) throw new Error('useNotices outside of NoticesProvider');
  return value;
}

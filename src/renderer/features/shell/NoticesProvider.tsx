import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ErrorData } from '#shared/errors.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { NoticesContext } from './noticesContext.ts';

export interface NoticesProviderProps {
  /** What went wrong before the window was there. */
  initial: ErrorData | null;
  children: ReactNode;
}

export function NoticesProvider({ initial, children }: NoticesProviderProps) {
  const [notices, setNotices] = useState<readonly ErrorData[]>(initial ? [initial] : []);
  const dismiss = useCallback(({ code }: ErrorData) => {
    setNotices((before) => before.filter((notice) => notice.code !== code));
  }, []);
  const dismissAll = useCallback((prefix: string) => {
    setNotices((before) => before.filter(({ code }) => !code.startsWith(prefix)));
  }, []);
  const report = useCallback((error: ErrorData) => {
    setNotices((before) => [...before.filter(({ code }) => code !== error.code), error]);
  }, []);
  useEvent('app.notice', report);

  const value = useMemo(
    () => ({ notices, report, dismiss, dismissAll }),
    [notices, report, dismiss, dismissAll],
  );
  return <NoticesContext value={value}>{children}</NoticesContext>;
}

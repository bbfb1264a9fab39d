import { useEffect, useState } from 'react';
import { send } from '../../ipc/client.ts';
import { useNotices } from './noticesContext.ts';

const FEEDBACK_MS = 2000;

/** Puts text on the clipboard; `copied` is true for a moment after. */
export function useCopy() {
  const { report } = useNotices();
  const [times, setTimes] = useState(0);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (times === 0) return;
    setCopied(true);
    const timer = setTimeout(() => {
      setCopied(false);
    }, FEEDBACK_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [times]);

  function copy(text: string): void {
    if (text === '') return;
    send('app.copy', { text }, (error) => {
      report(error.toData());
    });
    setTimes((before) => before + 1);
  }
  return { copy, copied };
}

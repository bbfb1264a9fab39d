import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../ipc/client.ts';

const DETECT_DELAY = 300;
/** Enough to tell a language by. */
const DETECT_CHARACTERS = 2000;

/** The language the source text seems to be in (BCP 47). Advice only: without an answer nothing waits. */
export function useDetection() {
  const [detected, setDetected] = useState<string | null>(null);
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const forget = useCallback((language: string | null) => {
    clearTimeout(timer.current);
    latest.current += 1;
    setDetected(language);
  }, []);

  const detect = useCallback(
    (text: string, delay = DETECT_DELAY) => {
      const sample = text.slice(0, DETECT_CHARACTERS).trim();
      if (sample === '') {
        forget(null);
        return;
      }
      clearTimeout(timer.current);
      const mine = ++latest.current;
      timer.current = setTimeout(() => {
        request('translator.detect', { text: sample }).then(
          ({ language }) => {
            if (mine === latest.current) setDetected(language);
          },
          () => {
            if (mine === latest.current) setDetected(null);
          },
        );
      }, delay);
    },
    [forget],
  );

  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return { detected, detect, setDetected: forget };
}

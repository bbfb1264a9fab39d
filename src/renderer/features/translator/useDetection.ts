import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../ipc/client.ts';

const DETECT_DELAY = 300;
/** Enough to tell a language by. */
const DETECT_CHARACTERS = 2000;

const NONE: readonly string[] = [];

/**
 * The language the source text seems to be in (BCP 47), null where the text does not tell, and the further ones of a
 * mixed text.
 */
export function useDetection() {
  const [detected, setDetected] = useState<string | null>(null);
  const [others, setOthers] = useState(NONE);
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** Drops a detection under way: it answers undefined, and what was detected before stays. */
  const cancel = useCallback(() => {
    clearTimeout(timer.current);
    latest.current += 1;
  }, []);

  const forget = useCallback(
    (language: string | null) => {
      cancel();
      setDetected(language);
      setOthers(NONE);
    },
    [cancel],
  );

  /** Answers with the language, or undefined when a newer text or answer has come meanwhile. */
  const detectNow = useCallback(
    async (text: string): Promise<string | null | undefined> => {
      const sample = text.slice(0, DETECT_CHARACTERS).trim();
      if (sample === '') {
        forget(null);
        return null;
      }
      clearTimeout(timer.current);
      const mine = ++latest.current;
      const { language, others } = await request('translator.detect', { text: sample }).catch(
        () => ({ language: null, others: NONE }),
      );
      if (mine !== latest.current) return undefined;
      setDetected(language);
      setOthers(others);
      return language;
    },
    [forget],
  );

  /** Detects the language of a text that is still being typed, in a moment. */
  const detect = useCallback(
    (text: string) => {
      if (text.trim() === '') {
        forget(null);
        return;
      }
      cancel();
      timer.current = setTimeout(() => void detectNow(text), DETECT_DELAY);
    },
    [cancel, detectNow, forget],
  );

  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  return { detected, others, detect, detectNow, cancel, setDetected: forget };
}

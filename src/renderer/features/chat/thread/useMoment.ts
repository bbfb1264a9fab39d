import { useCallback, useEffect, useState } from 'react';

const MOMENT_MS = 2000;

/** True for a moment after each call. */
export function useMoment(): [isNow: boolean, begin: () => void] {
  const [times, setTimes] = useState(0);
  const [ended, setEnded] = useState(0);
  useEffect(() => {
    if (times === 0) return;
    const timer = setTimeout(() => {
      setEnded(times);
    }, MOMENT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [times]);
  const begin = useCallback(() => {
    setTimes((before) => before + 1);
  }, []);
  return [times > ended, begin];
}

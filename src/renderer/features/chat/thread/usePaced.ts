import { useEffect, useEffectEvent, useState } from 'react';

const PAINT_MS = 100;

/** The text, while it grows at most ten times a second. */
export function usePaced(text: string, growing: boolean): string {
  const [shown, setShown] = useState(text);
  const paint = useEffectEvent(() => {
    setShown(text);
  });
  useEffect(() => {
    if (!growing) return;
    const timer = setInterval(() => {
      paint();
    }, PAINT_MS);
    return () => {
      clearInterval(timer);
    };
  }, [growing]);
  return growing ? shown : text;
}

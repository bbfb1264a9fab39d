import { useEffect, useMemo, useRef } from 'react';
import { throttle } from '#shared/throttle.ts';

/** The newest `action`, run at once and then at most once every `intervalMs`. */
export function useThrottled(action: () => void, intervalMs: number): () => void {
  const newest = useRef(action);
  useEffect(() => {
    newest.current = action;
  });
  const { call, cancel } = useMemo(
    () =>
      throttle(() => {
        newest.current();
      }, intervalMs),
    [intervalMs],
  );
  useEffect(() => cancel, [cancel]);
  return call;
}

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

export interface HitOptions {
  hitId: string | null;
  /** The messages shown. */
  ids: readonly string[];
  list: RefObject<VirtualizerHandle | null>;
  /** The end is not followed then. */
  leaveEnd: () => void;
}

/** Goes to the message that a search found, once it is shown. */
export function useHit({ hitId, ids, list, leaveEnd }: HitOptions) {
  const [markedId, setMarkedId] = useState<string | null>(null);
  const wentTo = useRef<string | null>(null);
  const index = hitId === null ? -1 : ids.indexOf(hitId);

  useEffect(() => {
    if (index < 0 || wentTo.current === hitId) return;
    wentTo.current = hitId;
    leaveEnd();
    list.current?.scrollToIndex(index, { align: 'center' });
    setMarkedId(hitId);
  }, [hitId, index, list, leaveEnd]);

  return {
    /** Marked for a moment. */
    markedId,
    end: useCallback(() => {
      setMarkedId(null);
    }, []),
  };
}

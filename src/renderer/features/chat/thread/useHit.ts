import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

/** A message that a search found; another object each time it is opened. */
export interface SearchHit {
  messageId: string;
}

export interface HitOptions {
  hit: SearchHit | null;
  /** The messages shown. */
  ids: readonly string[];
  list: RefObject<VirtualizerHandle | null>;
  /** The end is not followed then. */
  leaveEnd: () => void;
}

/** Goes to the message that a search found, once it is shown. */
export function useHit({ hit, ids, list, leaveEnd }: HitOptions) {
  const [markedId, setMarkedId] = useState<string | null>(null);
  const wentTo = useRef<SearchHit>(null);
  const index = hit === null ? -1 : ids.indexOf(hit.messageId);

  useEffect(() => {
    if (hit === null || index < 0 || wentTo.current === hit) return;
    wentTo.current = hit;
    leaveEnd();
    list.current?.scrollToIndex(index, { align: 'center' });
    setMarkedId(hit.messageId);
  }, [hit, index, list, leaveEnd]);

  return {
    /** Marked for a moment. */
    id: markedId,
    end: useCallback(() => {
      setMarkedId(null);
    }, []),
  };
}

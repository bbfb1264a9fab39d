import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createDraftSaver } from './draft.ts';
import { textDirection } from './textDirection.ts';

/**
 * The source text. It lives in the textarea alone: a megabyte in React's state would be compared and copied with
 * every key.
 */
export function useSource(initial: string) {
  const element = useRef<HTMLTextAreaElement>(null);
  const text = useCallback(() => element.current?.value ?? '', []);
  const [length, setLength] = useState(initial.length);
  const [dir, setDir] = useState(() => textDirection(initial));
  const draft = useMemo(() => createDraftSaver(() => ({ draft: text() })), [text]);

  const edited = useCallback(() => {
    const now = text();
    setLength(now.length);
    setDir(textDirection(now));
    draft.schedule(now.length);
  }, [draft, text]);

  const replace = useCallback(
    (next: string) => {
      if (!element.current) return;
      element.current.value = next;
      element.current.scrollTop = 0;
      edited();
    },
    [edited],
  );

  useEffect(() => {
    const flush = () => {
      draft.flush();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, [draft]);

  return useMemo(
    () => ({ element, text, length, dir, edited, replace }),
    [text, length, dir, edited, replace],
  );
}

export type Source = ReturnType<typeof useSource>;

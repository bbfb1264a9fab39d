import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

/**
 * What has the focus may go, as a button does that is of no use any more: then the list has it, or else `view`, and not
 * the page. To be given to `view`.
 */
export function useKeptFocus(view: RefObject<HTMLElement | null>) {
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (!focused.current || focused.current.isConnected || activeElement !== body) return;
    focused.current = null;
    focusQueue(view.current);
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target;
    },
    onBlur: ({ target }: FocusEvent) => {
      if (target.isConnected) focused.current = null;
    },
  };
}

/** Goes to the row of the queue where one was last, else to its first. */
export function focusQueue(view: HTMLElement | null): void {
  const find = (selector: string) => view?.querySelector<HTMLElement>(selector);
  (find('[role=row][tabindex="0"]') ?? find('[role=grid]') ?? view)?.focus();
}

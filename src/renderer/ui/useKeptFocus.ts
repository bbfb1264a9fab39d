import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * What has the focus may go, as a button does that is of no use any more: then what `placeOf` answered for it has it, and
 * not the page. To be given to the view around it. `placeOf` is called when something gets the focus, its answer when
 * that is gone.
 */
export function useKeptFocus(placeOf: (focused: Element) => () => void) {
  const focused = useRef<{ element: Element; goOn: () => void } | null>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (!focused.current || focused.current.element.isConnected || activeElement !== body) return;
    const { goOn } = focused.current;
    focused.current = null;
    goOn();
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = { element: target, goOn: placeOf(target) };
    },
    onBlur: ({ target }: FocusEvent) => {
      if (target.isConnected) focused.current = null;
    },
  };
}

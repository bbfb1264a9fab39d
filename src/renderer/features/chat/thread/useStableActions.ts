import { useLayoutEffect, useMemo, useRef } from 'react';
import type { MessageActions } from './messageActions.ts';

/** The same object all the time, which does what `actions` do now: a token must not paint every message anew. */
export function useStableActions(actions: MessageActions): MessageActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  return useMemo<MessageActions>(
    () => ({
      regenerate: (...args) => {
        latest.current.regenerate(...args);
      },
      edit: (...args) => latest.current.edit(...args),
      show: (...args) => {
        latest.current.show(...args);
      },
      revert: (...args) => {
        latest.current.revert(...args);
      },
      branch: (...args) => {
        latest.current.branch(...args);
      },
      accept: (...args) => {
        latest.current.accept(...args);
      },
      copy: (...args) => {
        latest.current.copy(...args);
      },
    }),
    [],
  );
}

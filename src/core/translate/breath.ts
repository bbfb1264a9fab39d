import { setImmediate } from 'node:timers/promises';

/** How long the event loop may have to wait, in milliseconds. */
const BREATH_MS = 10;

/** Long work awaits this often: when others should have the event loop, they get it. */
export function createBreath(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last <= BREATH_MS) return undefined;
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}

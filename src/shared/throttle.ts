/**
 * Runs `action` at once, then at most once every `intervalMs`; calls in between are answered by one run at the end.
 * `flush` runs what is pending now, `cancel` forgets it.
 */
export function throttle(action: () => void, intervalMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending = false;

  const arm = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (pending) run();
    }, intervalMs);
  };
  const run = () => {
    pending = false;
    arm();
    action();
  };
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
    pending = false;
  };

  return {
    call: () => {
      if (timer) pending = true;
      else run();
    },
    flush: () => {
      const due = pending;
      cancel();
      if (due) action();
    },
    cancel,
  };
}

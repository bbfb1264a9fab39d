/**
 * Remembers in which row `focused` is; the answer goes to the last button of the row that stands there later, or to `view`
 * where the list is gone.
 */
export function rowPlace(focused: Element, view: HTMLElement | null): () => void {
  const row = focused.closest('li');
  const list = row?.parentElement;
  const index = row && list ? [...list.children].indexOf(row) : -1;
  return () => {
    const rows = list?.isConnected ? [...list.children] : [];
    const next = rows[Math.min(index, rows.length - 1)];
    const buttons = next?.querySelectorAll<HTMLElement>('button:not([disabled])') ?? [];
    ([...buttons].at(-1) ?? view)?.focus();
  };
}

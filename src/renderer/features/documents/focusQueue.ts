/** Goes to the row of the queue where one was last, else to its first. */
export function focusQueue(view: HTMLElement | null): void {
  const find = (selector: string) => view?.querySelector<HTMLElement>(selector);
  (find('[role=row][tabindex="0"]') ?? find('[role=grid]') ?? view)?.focus();
}

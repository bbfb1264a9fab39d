import { isatty } from 'node:tty';

const { stderr } = process;

/**
 * One line on the terminal that is written over, and gone when done. Silent where standard error is no terminal, or
 * with `quiet`.
 */
export function createProgress({ quiet }: { quiet: boolean }) {
  const visible = !quiet && isatty(stderr.fd);
  let shown = '';

  function clear(): void {
    if (shown) stderr.write('\r\u001B[K');
    shown = '';
  }

  return {
    show(line: string): void {
      if (!visible || line === shown) return;
      stderr.write(`\r\u001B[K${line}`);
      shown = line;
    },
    clear,
    /** A line that stays. */
    note(line: string): void {
      clear();
      if (visible) stderr.write(`${line}\n`);
    },
  };
}

export type Progress = ReturnType<typeof createProgress>;

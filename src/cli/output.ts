import { isatty } from 'node:tty';
import type { AppError } from '#shared/errors.ts';
import { ioFailure } from '#core/files/ioFailure.ts';

const STDOUT = 'standard output';

/** Control characters but tab and line breaks: a translation must not give orders to a terminal. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Writes to standard output. When its reader has gone (`| head`), `isClosed` says so and the rest is dropped.
 * `flush` waits until everything is out. Errors, by `flush`: `disk.full`, `file.unwritable`.
 */
export function createOutput() {
  const { stdout } = process;
  const onTerminal = isatty(stdout.fd);
  let failure: AppError | undefined;
  let closed = false;
  let last: Promise<void> = Promise.resolve();

  const fail = (error: NodeJS.ErrnoException) => {
    if (closed) return;
    closed = true;
    if (error.code !== 'EPIPE') failure = ioFailure(error, STDOUT, 'file.unwritable');
  };
  stdout.on('error', fail);

  return {
    write(text: string): void {
      if (closed || text === '') return;
      last = new Promise((resolve) => {
        stdout.write(onTerminal ? text.replace(CONTROLS, '\uFFFD') : text, (error) => {
          if (error) fail(error);
          resolve();
        });
      });
    },
    async flush(): Promise<void> {
      await last;
      if (failure) throw failure;
    },
    isClosed: () => closed,
    onTerminal,
  };
}

export type Output = ReturnType<typeof createOutput>;

/** What `print` writes to: one for all calls, which may overlap. */
let printed: Output | undefined;

/** Writes all of a text to standard output. */
export async function print(text: string): Promise<void> {
  const output = (printed ??= createOutput());
  output.write(text.endsWith('\n') ? text : `${text}\n`);
  await output.flush();
}

export function printError(line: string): void {
  process.stderr.write(`bayling: ${line}\n`);
}

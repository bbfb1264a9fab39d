import { createOutput, print, printError } from './output.ts';
import type { TargetFile } from './targetFile.ts';

/** Where the target text goes as it comes. */
export interface Sink {
  write: (text: string) => void;
  /** Errors: `disk.full`, `file.*`. */
  end: (state: 'done' | 'stopped' | 'failed') => Promise<void>;
  /** Nobody reads it any more. */
  isClosed: () => boolean;
  onTerminal: boolean;
}

/** Standard output; it ends with a line break, whether the text has one or not. */
export function createStream(): Sink {
  const output = createOutput();
  let last = '';
  return {
    write(text) {
      output.write(text);
      last = text || last;
    },
    async end() {
      if (last !== '' && !last.endsWith('\n')) output.write('\n');
      await output.flush();
    },
    isClosed: output.isClosed,
    onTerminal: output.onTerminal,
  };
}

/** A file that appears whole; what there is of a translation that did not end goes beside it. */
export function createFileSink(file: TargetFile): Sink {
  let target = '';
  return {
    write(text) {
      target += text;
    },
    async end(state) {
      try {
        if (state === 'done') await file.finish(target);
        else if (target !== '') {
          printError(`Not finished. What there is lies in ${await file.keepPart(target)}`);
        }
      } catch (error) {
        // A file that cannot be written must not cost the translation.
        await print(target);
        throw error;
      }
    },
    isClosed: () => false,
    onTerminal: false,
  };
}

/** For a result that is printed in another form at the end. */
export function createNoSink(): Sink {
  return {
    write: () => undefined,
    end: () => Promise.resolve(),
    isClosed: () => false,
    onTerminal: false,
  };
}

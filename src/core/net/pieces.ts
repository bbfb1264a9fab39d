import type { IncomingMessage } from 'node:http';

/** Bytes that have come and are not read yet, at which the server has to wait. */
const MAX_WAITING_BYTES = 1 << 20;

/** Gives out the body of an answer piece by piece. */
export interface Pieces {
  /** Undefined at the end. Rejects with what broke the connection, after all that came before it. */
  next: () => Promise<Uint8Array | undefined>;
}

/** Node's own way to read a stream forgets what has come when the connection breaks; a download must not. */
export function piecesOf(answer: IncomingMessage): Pieces {
  const waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let end: { error?: unknown } | undefined;
  let wake: () => void = () => undefined;
  const ended = (how: { error?: unknown }) => {
    end ??= how;
    wake();
  };
  answer.on('data', (piece: Uint8Array) => {
    waiting.push(piece);
    waitingBytes += piece.length;
    if (waitingBytes >= MAX_WAITING_BYTES) answer.pause();
    wake();
  });
  answer.on('end', () => {
    ended({});
  });
  answer.on('error', (error) => {
    ended({ error });
  });
  answer.on('close', () => {
    ended({ error: new Error('closed') });
  });
  return {
    next: async () => {
      for (;;) {
        const piece = waiting.shift();
        if (piece) {
          waitingBytes -= piece.length;
          if (waitingBytes < MAX_WAITING_BYTES / 2) answer.resume();
          return piece;
        }
        if (end && 'error' in end) throw end.error;
        if (end) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

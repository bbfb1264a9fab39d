/** An event that is longer is no piece of an answer. */
const MOST_LINE_CHARACTERS = 1 << 20;

/** Why a stream of events cannot be read on. */
export class EventsTooLong extends Error {
  override readonly name = 'EventsTooLong';
}

/**
 * The data of server-sent events, in order. Each `data:` line is an event of its own, as all these servers write them,
 * and so is an `error:` line, which older ones of llama.cpp's write in its place. Comments and other fields are left
 * out; lines end as they like, the last one also with the stream. Rejects with EventsTooLong.
 */
export async function* serverEvents(
  pieces: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let rest = '';
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new EventsTooLong();
    const [first = '', ...others] = decoder.decode(piece, { stream: true }).split(/[\r\n]/);
    rest += first;
    if (rest.length > MOST_LINE_CHARACTERS) throw new EventsTooLong();
    for (const line of others) {
      yield* dataOf(rest);
      rest = line;
    }
  }
  yield* dataOf(rest + decoder.decode());
}

function* dataOf(line: string): Generator<string> {
  if (line.startsWith('data:')) yield line.slice('data:'.length).trim();
  else if (line.startsWith('error:')) yield `{"error":${line.slice('error:'.length)}}`;
}

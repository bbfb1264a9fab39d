/** Text on its way, up to the first of the texts that end an answer. */
export interface StopTexts {
  /** What may be shown by now: what may be the beginning of a stop text is held back, and half a character. */
  push(text: string): string;
  /** What is still held back when no more comes. */
  end(): string;
  /** Whether a stop text came: what follows it is dropped. */
  readonly stopped: boolean;
}

export function createStopTexts(stops: readonly string[]): StopTexts {
  let held = '';
  let stopped = false;

  return {
    get stopped() {
      return stopped;
    },
    push(text) {
      if (stopped) return '';
      held += text;
      const at = firstOf(stops, held);
      if (at >= 0) {
        stopped = true;
        const last = held.slice(0, at);
        held = '';
        return last.toWellFormed();
      }
      const end = held.length - heldLength(stops, held);
      const known = held.slice(0, end);
      held = held.slice(end);
      return known.toWellFormed();
    },
    end() {
      const rest = held;
      held = '';
      return rest.toWellFormed();
    },
  };
}

function firstOf(stops: readonly string[], text: string): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : -1;
}

/** Length of the longest end of `text` that begins a stop text, or is the first half of a character. */
function heldLength(stops: readonly string[], text: string): number {
  const half = /[\ud800-\udbff]$/.test(text) ? 1 : 0;
  const begun = stops.map((stop) => {
    let length = Math.min(stop.length - 1, text.length);
    while (length > 0 && !text.endsWith(stop.slice(0, length))) length--;
    return length;
  });
  return Math.max(half, ...begun);
}

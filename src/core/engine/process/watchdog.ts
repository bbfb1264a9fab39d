/** A broken file can keep the engine process busy for ever: no sign of life for this long, and it is ended. */
const SILENCE_MS = 20_000;
/** A slow disk may take long over one tensor, so progress may pause longer. */
const STANDSTILL_MS = 180_000;

/** Calls `expire` once when a load shows no life, or no progress, for too long. */
export function createWatchdog(expire: () => void) {
  let silence = setTimeout(expire, SILENCE_MS);
  let standstill = setTimeout(expire, STANDSTILL_MS);
  return {
    alive: () => {
      clearTimeout(silence);
      silence = setTimeout(expire, SILENCE_MS);
    },
    progress: () => {
      clearTimeout(standstill);
      standstill = setTimeout(expire, STANDSTILL_MS);
    },
    stop: () => {
      clearTimeout(silence);
      clearTimeout(standstill);
    },
  };
}

import type { DownloadProgress, RemoteFile } from './download.ts';

const INTERVAL_MS = 250;
/** Over which the speed is taken. */
const WINDOW_MS = 4000;

/** Counts what has come of several files, and tells it every quarter of a second where it changed. */
export function createTally(
  files: readonly RemoteFile[],
  onProgress: (progress: DownloadProgress) => void,
) {
  const done = files.map(() => 0);
  const totals = files.map(({ sizeBytes }) => sizeBytes);
  const ready = files.map(() => false);
  const samples: { at: number; bytes: number }[] = [{ at: performance.now(), bytes: 0 }];
  let received = 0;
  let last = '';

  const speed = () => {
    const at = performance.now();
    samples.push({ at, bytes: received });
    while (samples.length > 2 && at - (samples[0]?.at ?? at) > WINDOW_MS) samples.shift();
    const { at: from, bytes } = samples[0] ?? { at, bytes: received };
    return at > from ? Math.round(((received - bytes) * 1000) / (at - from)) : 0;
  };
  const tell = () => {
    const progress: DownloadProgress = {
      phase: ready.every(Boolean) ? 'checking' : 'downloading',
      doneBytes: done.reduce((sum, bytes) => sum + bytes, 0),
      totalBytes: totals.reduce<number | null>(
        (sum, bytes) => (sum === null || bytes === undefined ? null : sum + bytes),
        0,
      ),
      bytesPerSecond: speed(),
    };
    const text = JSON.stringify(progress);
    if (text !== last) onProgress(progress);
    last = text;
  };
  const timer = setInterval(tell, INTERVAL_MS);

  return {
    sized: (index: number, totalBytes: number) => {
      totals[index] = totalBytes;
    },
    moved: (index: number, doneBytes: number, more: number) => {
      done[index] = doneBytes;
      received += more;
    },
    /** All of the file is there. */
    ready: (index: number) => {
      ready[index] = true;
    },
    /** Tells where it stands now. */
    tell,
    /** Tells the end. */
    close: () => {
      clearInterval(timer);
      tell();
    },
  };
}

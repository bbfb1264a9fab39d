import type { Install } from '#shared/ipc/models.ts';
import { parseUrl } from '#shared/parseUrl.ts';
import type { DownloadProgress } from '../download/download.ts';
import type { InstallRecord } from './installRecord.ts';

/** Milliseconds between two tellings of progress. */
const PAUSE_MS = 250;
/** Below this share of a step its speed says nothing. */
const MEANINGFUL = 0.01;

/** What the window shows of an install beside its record: how far it is, and how fast. */
export interface InstallView {
  /** A step begins. */
  begin(): void;
  download(progress: DownloadProgress): void;
  /** 0…1 of a step. */
  step(progress: number): void;
  /** Whether it is time to tell progress again; if so, it counts as told. */
  isDue(): boolean;
  of(record: InstallRecord): Install;
}

/** `bytesThere`: of what was downloaded before. */
export function createInstallView(bytesThere: number, now: () => number): InstallView {
  let doneBytes = bytesThere;
  let totalBytes: number | null = null;
  let bytesPerSecond = 0;
  let progress = 0;
  let beganAt = now();
  let toldAt = -Infinity;

  function secondsLeft({ state }: InstallRecord): number | null {
    if (state === 'downloading') {
      if (bytesPerSecond <= 0 || totalBytes === null) return null;
      return Math.max(0, totalBytes - doneBytes) / bytesPerSecond;
    }
    if (state !== 'converting' && state !== 'quantizing') return null;
    if (progress < MEANINGFUL) return null;
    return (((now() - beganAt) / 1000) * (1 - progress)) / progress;
  }

  return {
    begin() {
      beganAt = now();
      toldAt = beganAt;
    },
    download(next) {
      ({ doneBytes, totalBytes, bytesPerSecond } = next);
    },
    step(next) {
      progress = next;
    },
    isDue() {
      if (now() - toldAt < PAUSE_MS) return false;
      toldAt = now();
      return true;
    },
    of(record) {
      const { id, title, choice, state, modelId, error, path } = record;
      const total = totalBytes ?? sizeOf(record);
      const isConverting = state === 'converting' || state === 'quantizing';
      const share = total === null || total === 0 ? 0 : Math.min(1, doneBytes / total);
      const host = hostOf(record);
      return {
        ...{ id, title, choice, state, doneBytes, totalBytes: total },
        progress: state === 'done' ? 1 : isConverting ? progress : share,
        bytesPerSecond: state === 'downloading' ? bytesPerSecond : 0,
        secondsLeft: secondsLeft(record),
        ...(modelId !== undefined && { modelId }),
        ...(host !== undefined && { host }),
        ...(error && { error }),
        ...(path !== undefined && { path }),
      };
    },
  };
}

function sizeOf({ files }: InstallRecord): number | null {
  if (!files) return null;
  const sizes = files.map(({ sizeBytes }) => sizeBytes);
  return sizes.includes(undefined) ? null : sizes.reduce<number>((sum, each = 0) => sum + each, 0);
}

function hostOf({ files, source }: InstallRecord): string | undefined {
  const url = files?.[0]?.url ?? (source.kind === 'address' ? source.url : undefined);
  return url === undefined ? undefined : parseUrl(url)?.host;
}

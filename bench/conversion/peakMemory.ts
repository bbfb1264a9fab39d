import { readFileSync } from 'node:fs';

const INTERVAL_MS = 50;
const KIB = 1024;

/** In bytes. */
export interface PeakMemory {
  /** Everything in memory, the pages of files that it has read among it. */
  resident: number;
  /** Of that, what the system could not take away at any time. */
  own: number;
}

/** Watches a process until it is gone. Linux only: elsewhere there is no /proc. */
export function watchMemory(pid: number): { stop: () => PeakMemory } {
  const peak: PeakMemory = { resident: 0, own: 0 };
  const look = () => {
    const status = statusOf(pid);
    peak.resident = Math.max(peak.resident, bytesIn(status, 'VmHWM'));
    peak.own = Math.max(peak.own, bytesIn(status, 'RssAnon'));
  };
  const timer = setInterval(look, INTERVAL_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function bytesIn(status: string, name: string): number {
  const line = status.split('\n').find((entry) => entry.startsWith(`${name}:`)) ?? '';
  return (Number.parseInt(line.slice(name.length + 1), 10) || 0) * KIB;
}

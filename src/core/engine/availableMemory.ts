import { readFile } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';

/**
 * Bytes of memory a model may take. Linux counts files it keeps in memory as used although it gives them up at once, so
 * its own estimate is read; macOS likewise, without an estimate, so three quarters of all memory are assumed there.
 */
export async function availableMemory(): Promise<number> {
  const limit = process.constrainedMemory() || Infinity;
  return Math.min(limit, await availableToTheSystem());
}

async function availableToTheSystem(): Promise<number> {
  if (process.platform === 'darwin') return totalmem() * 0.75;
  if (process.platform !== 'linux') return freemem();
  const info = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(info)?.[1];
  return kibibytes === undefined ? freemem() : Number(kibibytes) * 1024;
}

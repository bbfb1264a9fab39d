import { spawnSync } from 'node:child_process';
import { uptime } from 'node:os';
import { expect, it } from 'vitest';
import { isAlive, thisProcess } from './owner.ts';

const now = () => Date.now();

it('takes this process and another running one for alive', () => {
  expect(isAlive(thisProcess, 0)).toBe(true);
  expect(isAlive(`${process.ppid}:token`, now())).toBe(true);
});

it('takes a process that ended for dead', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isAlive(`${pid}:token`, now())).toBe(false);
});

it('is not fooled by a process id that was given again', () => {
  expect(isAlive(`${process.pid}:token`, now())).toBe(false);
  expect(isAlive(`${process.ppid}:token`, now() - 25 * 60 * 60 * 1000)).toBe(false);
  expect(isAlive(`${process.ppid}:token`, now() - uptime() * 1000 - 120_000)).toBe(false);
});

it('takes what names no process for dead', () => {
  for (const owner of ['', 'token', '-:x', '99999999999:x'])
    expect(isAlive(owner, now())).toBe(false);
});

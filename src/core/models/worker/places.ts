import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TaskPlaces } from './messages.ts';

/** Named after the process that gave the task. ASCII, which llama.cpp needs on Windows. */
const PART = /^\.bayling-(\d{1,10})-\d{1,10}\.(?:f16\.)?part$/;

let tasks = 0;

/** Where a task may write in `folder`, as no other does. Nothing loads a file of such a name. */
export function choosePlaces(folder: string): TaskPlaces {
  const name = `.bayling-${process.pid}-${++tasks}`;
  return {
    result: path.join(folder, `${name}.part`),
    f16: path.join(folder, `${name}.f16.part`),
  };
}

/** Removes what tasks of processes that are gone have left in `folder`. What cannot be removed stays. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => {
    const [, pid] = PART.exec(name) ?? [];
    return pid !== undefined && !isRunning(Number(pid));
  });
  await Promise.all(left.map((name) => removeQuietly(path.join(folder, name))));
}

/** Removes what a task has written, its process having ended. */
export async function removePlaces({ result, f16 }: TaskPlaces): Promise<void> {
  await Promise.all([removeQuietly(result), removeQuietly(f16)]);
}

/** What cannot be removed now is at the next task. */
async function removeQuietly(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

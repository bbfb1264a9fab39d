import { link, rm } from 'node:fs/promises';
import { nameIfFree } from './nameIfFree.ts';

/** A file to move, and where to. */
export interface Move {
  from: string;
  to: string;
}

/**
 * Moves files on one disk, all or none, and only where nothing is in the way: false where something is. Errors:
 * `file.unwritable`, `disk.full`.
 */
export async function moveNew(moves: readonly Move[]): Promise<boolean> {
  const moved: Move[] = [];
  try {
    for (const move of moves) {
      if (!(await nameIfFree(move.from, move.to))) break;
      moved.push(move);
    }
  } finally {
    if (moved.length < moves.length) for (const { from, to } of moved) await nameIfFree(to, from);
  }
  return moved.length === moves.length;
}

/** Gives files further names, all or none: false where a name is taken. Throws what the file system says. */
export async function linkNew(moves: readonly Move[]): Promise<boolean> {
  const made: string[] = [];
  try {
    for (const { from, to } of moves) {
      await link(from, to);
      made.push(to);
    }
    return true;
  } catch (error) {
    for (const to of made) await rm(to, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

import type { Engine } from '#core/engine/engine.ts';
import type { Dialog } from '#core/prompt/dialog.ts';
import type { Context } from '#shared/ipc/chat.ts';
import { foldedPairs, type Sizes } from './folding.ts';
import type { TokenMemory } from './tokenMemory.ts';
import type { Turn } from './turns.ts';

export interface Prompt extends Context {
  dialog: Dialog;
  /** Room for the answer, in tokens. */
  room: number;
}

export interface Branch {
  system: string | null;
  turns: readonly Turn[];
  /** A revision keeps its first turn, with the source, and the answer before the last turn: the draft. */
  kind: 'chat' | 'revision';
}

/** Kept free for an answer, in tokens, where the window is large enough; a quarter of a small one. */
const ROOM = 1024;
const LEAST_ROOM = 64;
/** A revision may be longer than the draft it revises. */
const REVISION_RATIO = 1.25;
/** Where two pieces of text meet, tokens may come out otherwise than counted one by one. */
const SEAM = 2;

/** An answer that gets less is not worth beginning. */
export const leastRoom = (contextSize: number): number => Math.min(LEAST_ROOM, contextSize / 4);

/**
 * The prompt of a branch, which begins and ends with the user's turn. Where it would not fit the window with room for an
 * answer, the oldest turns are folded away in pairs, and down to half of the window at a time: folding changes the
 * beginning of the prompt, which costs the KV cache, and so happens rarely. What is folded depends on the branch alone,
 * so a branch keeps its beginning from turn to turn. What must stay may leave too little room, or none.
 */
export async function foldedPrompt(
  engine: Pick<Engine, 'countPrompt'>,
  contextSize: number,
  { turns, system, kind }: Branch,
  memory: TokenMemory,
): Promise<Prompt> {
  const dialogOf = (shown: readonly Turn[]): Dialog => ({
    ...(system !== null && { system }),
    messages: shown.map(({ role, text, tokens }) => ({ role, text, ...(tokens && { tokens }) })),
  });
  const sizes = await measure(engine, dialogOf, turns, memory);
  const kept = kind === 'revision' ? 1 : 0;
  const plan = {
    kept,
    window: contextSize - 1,
    roomAfter: (draft: number) =>
      Math.max(
        Math.min(ROOM, Math.floor(contextSize / 4)),
        kept > 0 ? Math.ceil(draft * REVISION_RATIO) : 0,
      ),
  };
  const mostPairs = Math.max(0, (turns.length - 1) / 2 - kept);
  for (let pairs = foldedPairs(sizes, plan); ; pairs++) {
    const shown = [...turns.slice(0, kept), ...turns.slice(kept + 2 * pairs)];
    const dialog = dialogOf(shown);
    const contextTokens = await engine.countPrompt(dialog);
    const room = contextSize - 1 - contextTokens;
    if (room < leastRoom(contextSize) && pairs < mostPairs) continue;
    const folded = turns.slice(kept, kept + 2 * pairs);
    const foldedMessageIds = folded.flatMap(({ messageIds }) => messageIds);
    return { dialog, contextTokens, contextSize, foldedMessageIds, room };
  }
}

export const silent = (role: Turn['role']): Turn => ({ role, text: '', messageIds: [] });

/** The template's own tokens are counted on a dialog without words. */
async function measure(
  engine: Pick<Engine, 'countPrompt'>,
  dialogOf: (turns: readonly Turn[]) => Dialog,
  turns: readonly Turn[],
  memory: TokenMemory,
): Promise<Sizes> {
  const one = await engine.countPrompt(dialogOf([silent('user')]));
  const three = await engine.countPrompt(
    dialogOf([silent('user'), silent('assistant'), silent('user')]),
  );
  const counts: number[] = [];
  for (const turn of turns) counts.push((await memory.count(turn)) + SEAM);
  return { fixed: one, pair: three - one, turns: counts };
}

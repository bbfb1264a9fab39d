import type { MemoryMatch } from '#shared/ipc/memory.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { toAppError } from '#shared/errors.ts';
import { reviewTarget } from '../reviewTarget.ts';
import type { SegmentName, WorkspaceParts } from './workspace.ts';
import type { ShownSegment } from './workspaces.ts';

/** What is offered of the memory: only what is worth reading, in percent. */
const MATCHES = { limit: 5, atLeast: 60 };

type Kept = Pick<Segment, 'target' | 'from'>;

/** A pair that the user made or accepted, and the translation memory. */
export function createPairs({ workspaces, memory, history, aids, put, emit }: WorkspaceParts) {
  function forget({ shown, source }: ShownSegment, { target, from }: Kept): void {
    const store = memory();
    if (!store || target === '') return;
    for (const pair of store.find({ source, from, to: shown.to }))
      if (pair.target === target.toWellFormed()) store.remove(pair.id);
  }

  function remember({ shown, source }: ShownSegment, kept: Kept, origin: string): void {
    const { target, from } = kept;
    if (target.trim() !== '') memory()?.add({ source, target, from, to: shown.to, origin });
  }

  /** What is written stays, and is saved, though the memory cannot take it. */
  function rememberEdit(found: ShownSegment, before: Segment, edited: Segment): void {
    try {
      if (before.origin === 'user' || before.accepted) forget(found, before);
      if (before.accepted) remember(found, edited, 'accepted');
      else if (history()) remember(found, edited, 'edit');
    } catch (error) {
      emit('app.notice', toAppError(error).toData());
    }
  }

  return {
    /** The target as the user wants it. */
    async edit(
      owner: string,
      { translation, segment: id, target }: SegmentName & { target: string },
    ): Promise<Segment> {
      const found = workspaces.required(owner, translation, id);
      const { segment: before, shown, source } = found;
      if (before.target === target && before.state === 'done') return before;
      // At once: what is checked, and what the model says meanwhile, comes after it.
      const edited = put(found, { target, state: 'done', origin: 'user', flags: [], terms: [] });
      rememberEdit(found, before, edited);

      const text = { source, target, from: before.from, to: shown.to };
      const { flags, terms } = await reviewTarget(text, aids());
      const now = workspaces.find(owner, translation, id);
      if (now?.segment.target !== target || flags.length + terms.length === 0)
        return now?.segment ?? edited;
      return put(now, { flags, terms });
    },

    /** Puts the pair into the memory, or takes it out again. */
    accept(
      owner: string,
      { translation, segment: id, accepted }: SegmentName & { accepted: boolean },
    ): Segment {
      const found = workspaces.required(owner, translation, id);
      const { segment } = found;
      if (segment.state !== 'done' || segment.accepted === accepted) return segment;
      if (accepted) remember(found, segment, 'accepted');
      else forget(found, segment);
      return put(found, { accepted });
    },

    /** What the memory has for a segment, best first. */
    matches(owner: string, { translation, segment }: SegmentName): { matches: MemoryMatch[] } {
      const found = workspaces.required(owner, translation, segment);
      const wanted = { source: found.source, from: found.segment.from, to: found.shown.to };
      return { matches: memory()?.matches(wanted, MATCHES) ?? [] };
    },
  };
}

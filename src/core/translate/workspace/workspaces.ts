import { AppError } from '#shared/errors.ts';
import type { Style } from '#shared/ipc/style.ts';
import type { Segment, Segmented } from '#shared/ipc/translator.ts';
import { sourceOf } from '../changeSegment.ts';
import { reviseSegments } from '../reviseSegments.ts';
import type { Before } from '../keepSegments.ts';

/** What a window shows: a text and its translation, by sentences which change in their places. */
export interface Shown extends Segmented {
  /** Of the translation. */
  id: string;
  text: string;
  /** BCP 47; `und` where it is not known. */
  from: string;
  to: string;
  style: Style | undefined;
  /** What the translations of segments went by, by their ids. */
  keys: ReadonlyMap<number, string>;
  /** Of what comes from the history: the name of its model. */
  model?: string;
  /** Ids of segments for which the user asked the model, whatever the memory has. */
  chosen: Set<number>;
  /** The highest id that was ever given out. */
  lastId: number;
  /** Saves its segments as they are now. */
  save: (segmented: Segmented) => void;
}

/** A segment that a window shows. */
export interface ShownSegment {
  shown: Shown;
  index: number;
  segment: Segment;
  source: string;
}

/** What each owner (a window, the command line) shows. */
export function createWorkspaces() {
  const workspaces = new Map<string, Shown>();

  function find(owner: string, translation: string, id: number): ShownSegment | null {
    const shown = workspaces.get(owner);
    if (shown?.id !== translation) return null;
    const index = shown.segments.findIndex((each) => each.id === id);
    const segment = shown.segments[index];
    return segment ? { shown, index, segment, source: sourceOf(shown.text, segment) } : null;
  }

  return {
    show(owner: string, shown: Omit<Shown, 'lastId' | 'chosen'>): void {
      const { lastId = 0, chosen = new Set<number>() } = workspaces.get(owner) ?? {};
      const highest = shown.segments.reduce((most, { id }) => Math.max(most, id), lastId);
      workspaces.set(owner, { ...shown, chosen, lastId: highest });
    },

    get: (owner: string): Shown | null => workspaces.get(owner) ?? null,

    before: (owner: string): Before | undefined => workspaces.get(owner),

    /** Another target of a translation, wherever it is shown. */
    revise(id: string, target: string): void {
      for (const shown of workspaces.values()) {
        if (shown.id !== id) continue;
        const revised = reviseSegments(shown, target);
        shown.segments.splice(0, Infinity, ...revised.segments);
        shown.tail = revised.tail;
      }
    },

    find,

    /** Error: `translation.gone` where it does not show the segment any more. */
    required(owner: string, translation: string, segment: number): ShownSegment {
      const found = find(owner, translation, segment);
      if (!found) throw new AppError('translation.gone', {});
      return found;
    },
  };
}

export type Workspaces = ReturnType<typeof createWorkspaces>;

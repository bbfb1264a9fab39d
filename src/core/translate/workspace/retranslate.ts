import { AppError } from '#shared/errors.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { translateSentence } from '../sentenceTranslator.ts';
import type { SegmentName, WorkspaceParts } from './workspace.ts';

/** Asks the model for a segment anew, whatever it has. */
export function createRetranslate({
  workspaces,
  asks,
  aids,
  cache,
  put,
  segmentModel,
}: WorkspaceParts) {
  return (
    owner: string,
    { id, translation, segment }: SegmentName & { id: string },
  ): Promise<Segment | null> => {
    const asked = workspaces.required(owner, translation, segment);
    return asks.run(owner, id, async (signal) => {
      const ready = await segmentModel(asked, signal);
      if (!ready) return null;
      const answer = await translateSentence(ready.model, ready.sentence, aids(), { signal });
      if (!answer || answer.isStopped || signal.aborted) return null;
      const { target, flags, terms } = answer;
      const now = workspaces.find(owner, translation, segment);
      if (!now) throw new AppError('translation.gone', {});
      const key = now.shown.keys.get(segment);
      if (key !== undefined) cache.set(key, { target, flags, terms });
      // What the user wrote meanwhile is right.
      if (now.segment.origin === 'user' && now.segment !== asked.segment) return now.segment;
      now.shown.chosen.add(segment);
      return put(now, {
        ...{ target, flags, terms },
        ...{ state: 'done', origin: 'model', accepted: false },
      });
    });
  };
}

import type { Engine } from '#core/engine/engine.ts';
import type { ModelService } from '#core/models/modelService.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import { knownLanguage } from '../request.ts';
import { exchangesOf, segmentsBefore } from '../segmentContext.ts';
import { createSentenceModel, type SentenceModel } from '../sentenceModel.ts';
import type { Sentence } from '../sentenceTranslator.ts';
import type { ShownSegment } from './workspaces.ts';

/**
 * The loaded model for one segment that is shown; null when the signal comes before it is ready. Errors: those of
 * loading, `text.window`, `engine.*`.
 */
export function createSegmentModel({ engine, models }: { engine: Engine; models: ModelService }) {
  return async function segmentModel(
    { shown, index, segment, source }: ShownSegment,
    signal: AbortSignal,
  ): Promise<{ model: SentenceModel; sentence: Sentence } | null> {
    const { text, segments, style } = shown;
    const loaded = await unlessAborted(models.ready(), signal);
    if (!loaded) return null;
    const to = knownLanguage(shown.to);
    const model = await createSentenceModel(engine, loaded, { to, ...(style && { style }) });
    const ignoresInstructions = loaded.starter === true;
    const before = ignoresInstructions ? [] : segmentsBefore(text, segments, index);
    const context = exchangesOf(text, before);
    return {
      model,
      sentence: { source, from: segment.from, to: to.code, context, ignoresInstructions },
    };
  };
}

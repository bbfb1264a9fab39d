import { translateSentence } from '../sentenceTranslator.ts';
import { unlessAborted } from '#core/unlessAborted.ts';
import { knownLanguage } from '../request.ts';
import { createSentenceModel } from '../sentenceModel.ts';
import type { SegmentName, WorkspaceParts } from './workspace.ts';

/** What the target of a segment says, in its source language. Error: `language.unknown` where that is not known. */
export function createBackTranslate({ engine, models, workspaces, asks, aids }: WorkspaceParts) {
  return async (
    owner: string,
    { id, translation, segment }: SegmentName & { id: string },
  ): Promise<{ text: string } | null> => {
    const { shown, segment: found } = workspaces.required(owner, translation, segment);
    const to = knownLanguage(found.from === 'und' ? shown.from : found.from);
    if (found.target.trim() === '') return { text: '' };
    return asks.run(owner, id, async (signal) => {
      const loaded = await unlessAborted(models.ready(), signal);
      if (!loaded) return null;
      const model = await createSentenceModel(engine, loaded, { to });
      const sentence = {
        ...{ source: found.target, from: shown.to, to: to.code },
        ignoresInstructions: loaded.starter,
      };
      const answer = await translateSentence(model, sentence, { guard: aids().guard }, { signal });
      return !answer || answer.isStopped ? null : { text: answer.target };
    });
  };
}

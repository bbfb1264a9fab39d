import type { Core } from '#core/createCore.ts';
import { detectLanguage } from '#core/translate/detect.ts';
import { pairSentences } from '#core/translate/sentencePairs.ts';
import type { HandlersOf } from '../router.ts';

export const translatorHandlers = ({ jobs, models }: Core): HandlersOf<'translator'> => ({
  'translator.translate': (request, { owner }) => jobs.run(owner, request),
  'translator.stop': ({ id }) => {
    jobs.stop(id);
    return null;
  },
  'translator.running': (_input, { owner }) => jobs.running(owner),
  'translator.detect': async ({ text }) => {
    const status = models.status();
    const known = status.state === 'ready' ? status.model.languages : undefined;
    return { language: await detectLanguage(text, known) };
  },
  'translator.pairs': ({ source, target, from, to }) => pairSentences(source, target, from, to),
});

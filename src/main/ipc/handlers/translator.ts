import type { Core } from '#core/createCore.ts';
import { detectLanguage } from '#core/translate/detect.ts';
import type { HandlersOf } from '../router.ts';

export const translatorHandlers = ({ jobs }: Core): HandlersOf<'translator'> => ({
  'translator.translate': (request, { owner }) => jobs.run(owner, request),
  'translator.stop': ({ id }) => {
    jobs.stop(id);
    return null;
  },
  'translator.running': (_input, { owner }) => jobs.running(owner),
  'translator.detect': async ({ text }) => ({ language: await detectLanguage(text) }),
});

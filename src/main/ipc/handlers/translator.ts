import type { Core } from '#core/createCore.ts';
import { textLanguages } from '#core/translate/textLanguages.ts';
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
    return textLanguages(text, known);
  },
  'translator.open': ({ id }, { owner }) => jobs.open(owner, id),
  'translator.edit': (request, { owner }) => jobs.edit(owner, request),
  'translator.accept': (request, { owner }) => jobs.accept(owner, request),
  'translator.retranslate': (request, { owner }) => jobs.retranslate(owner, request),
  'translator.alternative': (request, { owner }) => jobs.alternative(owner, request),
  'translator.backTranslate': (request, { owner }) => jobs.backTranslate(owner, request),
  'translator.fixTerm': (request, { owner }) => jobs.fixTerm(owner, request),
  'translator.matches': (request, { owner }) => jobs.matches(owner, request),
});

import type { Core } from '#core/createCore.ts';
import { termCandidates } from '#core/glossary/termCandidates.ts';
import { fileName } from '#core/files/fileName.ts';
import { fileToOpen, fileToSave } from '../../dialogs.ts';
import { mainWords } from '../../words.ts';
import type { HandlersOf } from '../router.ts';

const FORMATS = { csv: 'CSV', tsv: 'TSV', tbx: 'TBX' };

export const glossaryHandlers = (core: Core): HandlersOf<'glossary'> => ({
  'glossary.list': () => core.glossaries().list(),
  'glossary.create': (fields) => core.glossaries().create(fields),
  'glossary.change': ({ id, ...fields }) => core.glossaries().change(id, fields),
  'glossary.delete': ({ id }) => {
    core.glossaries().delete(id);
    return null;
  },
  'glossary.restore': ({ id }) => {
    core.glossaries().restore(id);
    return null;
  },
  'glossary.terms': (query) => core.glossaries().terms(query),
  'glossary.addTerms': ({ glossary, terms }) => core.glossaries().addTerms(glossary, terms),
  'glossary.changeTerm': ({ id, ...term }) => core.glossaries().changeTerm(id, term),
  'glossary.deleteTerms': ({ ids }) => {
    core.glossaries().deleteTerms(ids);
    return null;
  },
  'glossary.import': async ({ glossary }) => {
    const name = mainWords(core.settings.get()).glossaries;
    const path = await fileToOpen({ name, extensions: [...Object.keys(FORMATS), 'tab', 'txt'] });
    return path === null ? null : core.glossaries().importFile(glossary, path);
  },
  'glossary.export': async ({ glossary, format }) => {
    const { name } = core.glossaries().get(glossary);
    const filter = { name: FORMATS[format], extensions: [format] };
    const path = await fileToSave(`${fileName(name)}.${format}`, filter);
    if (path === null) return null;
    await core.glossaries().exportFile(glossary, format, path);
    return { path };
  },
  'glossary.candidates': ({ document }) =>
    termCandidates(core.documents.pairs(document), core.glossaries().knows),
});

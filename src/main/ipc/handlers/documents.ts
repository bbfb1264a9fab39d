import { shell } from 'electron';
import path from 'node:path';
import type { Core } from '#core/createCore.ts';
import { DOCUMENT_FORMATS } from '#shared/documentFormats.ts';
import { filesToOpen, fileToSave, folderToOpen } from '../../dialogs.ts';
import { readOptions } from '../../readOptions.ts';
import { mainWords } from '../../words.ts';
import type { HandlersOf } from '../router.ts';

const EXTENSIONS = Object.values(DOCUMENT_FORMATS).flatMap(({ extensions }) => [...extensions]);

export const documentHandlers = ({
  documents,
  settings,
}: Pick<Core, 'documents' | 'settings'>): HandlersOf<'documents'> => {
  async function picked(kind: 'files' | 'folder'): Promise<string[]> {
    if (kind === 'folder') return folderToOpen();
    const words = mainWords(settings.get());
    return filesToOpen([
      { name: words.documents, extensions: EXTENSIONS },
      // What a file is, it says itself better than its name.
      { name: words.allFiles, extensions: ['*'] },
    ]);
  }

  return {
    'documents.pick': async ({ kind, ...languages }) => {
      const paths = await picked(kind);
      if (paths.length === 0) return null;
      const { added } = await documents.add(paths, {
        ...languages,
        options: readOptions(settings.get()),
      });
      return { added, models: 0 };
    },
    'documents.list': () => documents.list(),
    'documents.pause': ({ id }) => {
      documents.pause(id);
      return null;
    },
    'documents.resume': ({ id }) => {
      documents.resume(id);
      return null;
    },
    'documents.remove': ({ id }) => {
      documents.remove(id);
      return null;
    },
    'documents.restore': ({ id }) => {
      documents.restore(id);
      return null;
    },
    'documents.segments': (query) => documents.segments(query),
    'documents.edit': ({ id, index, target }) => documents.edit(id, index, target),
    'documents.accept': ({ id, index, accepted }) => documents.accept(id, index, accepted),
    'documents.retranslate': ({ id, index }) => documents.retranslate(id, index),
    'documents.applyToRepeats': ({ id, index }) => documents.applyToRepeats(id, index),
    'documents.save': async ({ id, bilingual, where }) => {
      if (where === 'beside') return documents.save(id, { bilingual });
      const suggested = documents.suggestedPath(id);
      const extension = path.extname(suggested).slice(1);
      // The dialog has asked whether to replace what is there.
      const chosen = await fileToSave(suggested, { name: extension, extensions: [extension] });
      return chosen === null ? null : documents.save(id, { bilingual, path: chosen });
    },
    'documents.show': ({ id }) => {
      shell.showItemInFolder(documents.pathToShow(id));
      return null;
    },
  };
};

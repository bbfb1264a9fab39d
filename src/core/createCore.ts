import type { Engine, LoadOptions } from '#core/engine/engine.ts';
import type { Emit } from '#core/events.ts';
import { openDatabase } from '#core/history/database.ts';
import { createTranslationStore, type TranslationStore } from '#core/history/translationStore.ts';
import { createModelService } from '#core/models/modelService.ts';
import { historyPath } from '#core/paths.ts';
import {
  createMemorySettings,
  createSettingsStore,
  type SettingsStore,
} from '#core/settings/settingsStore.ts';
import { createTranslationJobs } from '#core/translate/jobs.ts';
import { AppError, toAppError } from '#shared/errors.ts';

export interface CoreOptions {
  engine: Engine;
  emit: Emit;
  /** Absolute path of the folder for history and settings; it is made when missing. */
  dataFolder: string;
  /** Where models lie, the first folder first. */
  modelFolders: readonly string[];
  loadOptions?: LoadOptions;
  /** Without it the user's setting decides; `false` keeps these translations out of the history. */
  saveHistory?: false;
}

/**
 * The composition root: paths and an engine in, services out. A history file that cannot be opened costs the history,
 * never the translator: `historyError` says what is wrong and settings live in memory.
 */
export function createCore(options: CoreOptions) {
  const { engine, emit, dataFolder, modelFolders, loadOptions, saveHistory = true } = options;
  const data = openData(dataFolder);
  const { settings, store } = data;
  const models = createModelService({
    engine,
    emit,
    folders: modelFolders,
    configured: () => settings.get().modelPath,
    ...(loadOptions && { loadOptions }),
  });
  const jobs = createTranslationJobs({
    engine,
    models,
    emit,
    history: () => (saveHistory && settings.get().historyEnabled ? store : null),
  });

  return {
    settings,
    models,
    jobs,
    historyError: data.error,
    /** The saved translations. Errors: the one that kept the file from opening. */
    history(): TranslationStore {
      if (store) return store;
      throw data.error ?? new AppError('internal', { reason: 'no history' });
    },
    close: data.close,
  };
}

export type Core = ReturnType<typeof createCore>;

interface Data {
  store: TranslationStore | null;
  settings: SettingsStore;
  error: AppError | null;
  close: () => void;
}

function openData(dataFolder: string): Data {
  try {
    const database = openDatabase(historyPath(dataFolder));
    const store = createTranslationStore(database);
    store.markInterrupted();
    store.purgeDeleted();
    return {
      store,
      settings: createSettingsStore(database),
      error: null,
      close() {
        store.purgeDeleted();
        database.close();
      },
    };
  } catch (error) {
    const failure: AppError = toAppError(error);
    return {
      store: null,
      settings: createMemorySettings(),
      error: failure,
      close: () => undefined,
    };
  }
}

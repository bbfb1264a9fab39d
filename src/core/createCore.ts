import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAccept } from '#core/chat/acceptRevision.ts';
import { createConversations } from '#core/chat/conversations.ts';
import { createDocumentJobs } from '#core/documents/jobs/createDocumentJobs.ts';
import type { DocumentJobs } from '#core/documents/jobs/documentJobs.ts';
import type { Engine, LoadOptions } from '#core/engine/engine.ts';
import { createEngineSwitch } from '#core/engine/remote/engineSwitch.ts';
import { createRemoteEngine } from '#core/engine/remote/remoteEngine.ts';
import { listServerModels } from '#core/engine/remote/serverModels.ts';
import { createEnvironmentSecrets } from '#core/environmentSecrets.ts';
import type { Emit } from '#core/events.ts';
import { noTerms, type TermFinder } from '#core/glossary/term.ts';
import { createGlossaries, type Glossaries } from '#core/glossary/glossaries.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '#core/history/conversationStore.ts';
import { type Database, openDatabase, openMemoryDatabase } from '#core/history/database.ts';
import { everything, onlyConversation } from '#core/history/transfer/exported.ts';
import type { Stores } from '#core/history/transfer/exportHistory.ts';
import type { HistoryJson } from '#core/history/transfer/historyJson.ts';
import { importHistory, type Imported } from '#core/history/transfer/importHistory.ts';
import { createTranslationStore, type TranslationStore } from '#core/history/translationStore.ts';
import { createMemoryStore, type MemoryStore } from '#core/memory/memoryStore.ts';
import { createModels } from '#core/models/createModels.ts';
import { measureModel } from '#core/models/machine/measureModel.ts';
import { createModelService } from '#core/models/modelService.ts';
import { forkModelProcess } from '#core/models/worker/forkModelProcess.ts';
import type { ModelWorker } from '#core/models/worker/modelTask.ts';
import { createModelWorker } from '#core/models/worker/modelWorker.ts';
import type { Http } from '#core/net/http.ts';
import { lazyHttp } from '#core/net/lazyHttp.ts';
import { documentsFolder, historyPath } from '#core/paths.ts';
import type { Secrets } from '#core/secrets.ts';
import {
  createMemorySettings,
  createSettingsStore,
  type SettingsStore,
} from '#core/settings/settingsStore.ts';
import { createChosenGuard } from '#core/translate/guard/chosenGuard.ts';
import { createTranslationJobs } from '#core/translate/jobs.ts';
import { createUserAids } from '#core/translate/userAids.ts';
import { AppError, toAppError } from '#shared/errors.ts';
import { settingsSchema, type Settings } from '#shared/ipc/settings.ts';

export interface CoreOptions {
  engine: Engine;
  emit: Emit;
  /** Absolute path of the folder for history and settings; it is made when missing. */
  dataFolder: string;
  /** Where models lie: the user's own folder, then those that come with the app. */
  modelFolders: readonly string[];
  loadOptions?: LoadOptions;
  /** Absolute path of the script that reads and writes documents in a thread; without it, the one among the sources. */
  documentWorker?: string;
  /** The way to the network; without it, as the environment's proxies say. */
  http?: Http;
  /** Tokens and keys; without it, the environment's. */
  secrets?: Secrets;
  /** Where models are downloaded from; without it, as the user's setting says. */
  hubAddress?: string;
  /** Converts and quantizes models; without it, in a process of plain Node. */
  modelWorker?: ModelWorker;
  /** Without it the user's setting decides; `false` keeps these translations out of the history. */
  saveHistory?: false;
  /** The terms of documents; without it, those of the glossaries that the user enabled. */
  terms?: (from: string, to: string) => TermFinder;
  /** Keeps the output guard away from documents. */
  unguarded?: boolean;
}

/**
 * The composition root: paths and an engine in, services out. A history file that cannot be opened costs the history,
 * never the translator: `historyError` says what is wrong and settings live in memory.
 */
export function createCore(options: CoreOptions) {
  const { emit, dataFolder, modelFolders, loadOptions, documentWorker } = options;
  const { saveHistory = true, secrets = createEnvironmentSecrets() } = options;
  const { http = lazyHttp() } = options;
  const { modelWorker = createModelWorker({ spawn: forkModelProcess }) } = options;
  let data = openData(dataFolder, emit);
  const closing = new AbortController();
  // Of many deleted pairs most are left by now.
  data.memory?.purgeRest(closing.signal).catch((error: unknown) => {
    emit('app.notice', toAppError(error).toData());
  });
  const settings: Pick<SettingsStore, 'get' | 'set'> = {
    get: () => data.settings.get(),
    set: (patch) => data.settings.set(patch),
  };
  const guard = createChosenGuard(() => settings.get().guardOff);
  const serverKey = () => secrets.get('serverKey');
  const server = () => settings.get().server;
  const engine = createEngineSwitch(
    options.engine,
    createRemoteEngine({ http, connection: () => ({ settings: server(), key: serverKey() }) }),
  );
  const models = createModelService({
    ...{ engine, emit, server },
    folders: modelFolders,
    configured: () => settings.get().modelPath,
    ...(loadOptions && { loadOptions }),
  });
  const modelServices = createModels({
    ...{ engine, emit, dataFolder, folders: modelFolders, settings, secrets, http },
    worker: modelWorker,
    hubAddress: () => options.hubAddress ?? settings.get().hubAddress,
  });
  const isSaving = () => saveHistory && settings.get().historyEnabled;
  const jobs = createTranslationJobs({
    engine,
    models,
    emit,
    history: () => (isSaving() ? data.store : null),
    translations: () => data.store,
    memory: () => data.memory,
    aids: createUserAids({
      settings: settings.get,
      guard,
      glossaries: () => data.glossaries,
      memory: () => data.memory,
      emit,
    }),
  });
  const opened = <T>(store: T | null): T => {
    if (store) return store;
    throw data.error ?? new AppError('internal', { reason: 'no history' });
  };
  const memory = () => opened(data.memory);
  /** Conversations that are not to be saved, or cannot be. */
  let unsaved: ConversationStore | undefined;
  function storeOf(id?: string): ConversationStore {
    const saved = data.conversations;
    if (saved && (id === undefined ? isSaving() : !unsaved?.has(id))) return saved;
    return (unsaved ??= createConversationStore(openMemoryDatabase()));
  }
  /** One that is deleted there gives way. */
  function isUnsaved(id: string): boolean {
    if (unsaved?.get(id)) return true;
    unsaved?.remove(id);
    return false;
  }
  const conversationStores = (): ConversationStore[] =>
    [unsaved, data.conversations].filter((store) => store != null);
  const conversations = createConversations({
    engine,
    models,
    storeOf,
    onSaveFailed(error) {
      emit('app.notice', error.toData());
    },
  });
  /** What is not to be saved, or cannot be, is gone when this closes. */
  const documentsPlace = () =>
    data.database && saveHistory
      ? { database: data.database, folder: documentsFolder(dataFolder) }
      : {
          database: openMemoryDatabase(),
          folder: path.join(tmpdir(), `bayling-${randomUUID()}`),
          isTemporary: true,
        };
  let documents: DocumentJobs | undefined;

  return {
    settings,
    models,
    get machine() {
      return modelServices.machine;
    },
    get library() {
      return modelServices.library;
    },
    get catalog() {
      return modelServices.catalog;
    },
    get installs() {
      return modelServices.installs;
    },
    secrets,
    /** The models of a server, asked with the key that is kept. Errors: `server.*`. */
    listServerModels: (address: string) => listServerModels(http, address, serverKey()),
    /** How fast the loaded model is here. */
    measureModel: (signal?: AbortSignal) => measureModel(engine, signal),
    jobs,
    /** Documents in the queue; made when they are first needed, which for most commands is never. */
    get documents(): DocumentJobs {
      documents ??= createDocumentJobs({
        ...documentsPlace(),
        ...{ engine, models, emit, memory: () => data.memory },
        guard: options.unguarded ? () => undefined : guard,
        terms: options.terms ?? ((from, to) => data.glossaries?.finder(from, to) ?? noTerms),
        thread: { file: documentWorker },
      });
      return documents;
    },
    conversations,
    historyError: () => data.error,
    /** The saved translations. Errors: the one that kept the file from opening. */
    history: (): TranslationStore => opened(data.store),
    /** The translation memory. Errors: the same. */
    memory,
    /** The glossaries. Errors: the same. */
    glossaries: (): Glossaries => opened(data.glossaries),
    /** Where a conversation is saved, and without an id where a new one would be. */
    conversationStore: storeOf,
    /** What there is: first those that are not saved. */
    conversationStores,
    /** What an export reads: everything, or one conversation. */
    toExport: (conversationId?: string): Stores =>
      conversationId === undefined
        ? everything({
            conversations: conversationStores(),
            translations: data.store,
            memory: data.memory,
          })
        : onlyConversation(storeOf(conversationId), conversationId),
    /** Adds what an exported file says to the saved history. Errors: those of `importHistory`, and of opening it. */
    importHistory: (history: HistoryJson, path: string): Imported =>
      opened(data.take)(history, path, isUnsaved),
    acceptRevision: createAccept({
      storeOf,
      translations: () => data.store,
      memory,
      onRevised: jobs.revise,
    }),
    /**
     * Tries again to open a history that could not be opened; what was set meanwhile is saved. Errors: the one that
     * keeps it from opening now.
     */
    reopenHistory(): void {
      if (data.store) return;
      const next = openData(dataFolder, emit);
      if (next.error) {
        data = { ...data, error: next.error };
        throw next.error;
      }
      const meanwhile = changedSettings(data.settings.get());
      data = next;
      emit('settings.changed', data.settings.set(meanwhile));
    },
    /** Saves what is in progress and closes the history. */
    close() {
      closing.abort();
      jobs.close();
      modelServices.close();
      documents?.close();
      conversations.close();
      data.close();
    },
  };
}

export type Core = ReturnType<typeof createCore>;

interface Data {
  database: Database | null;
  store: TranslationStore | null;
  conversations: ConversationStore | null;
  memory: MemoryStore | null;
  glossaries: Glossaries | null;
  take:
    ((history: HistoryJson, path: string, isUnsaved: (id: string) => boolean) => Imported) | null;
  settings: SettingsStore;
  error: AppError | null;
  close: () => void;
}

/** Milliseconds to wait for another process that writes: main does nothing else meanwhile. */
const BUSY_MS = 2000;

function openData(dataFolder: string, emit: Emit): Data {
  let database: Database | undefined;
  try {
    const opened = openDatabase(historyPath(dataFolder), { busyTimeoutMs: BUSY_MS });
    database = opened;
    const store = createTranslationStore(opened);
    const conversations = createConversationStore(opened);
    const memory = createMemoryStore(opened, {
      onChanged() {
        emit('memory.changed', null);
      },
    });
    const stores = [store, conversations, memory];
    for (const each of [store, conversations]) each.markInterrupted();
    for (const each of stores) each.purgeDeleted();
    const glossaries = createGlossaries({ database: opened, emit });
    glossaries.purgeDeleted();
    const settings = createSettingsStore(opened);
    // Read now: settings that cannot be read must not keep the app from starting.
    settings.get();
    return {
      database: opened,
      store,
      conversations,
      memory,
      glossaries,
      take: (history, path, isUnsaved) =>
        importHistory(
          opened,
          { conversations, translations: store, memory, isUnsaved },
          history,
          path,
        ),
      settings,
      error: null,
      close() {
        try {
          for (const each of [...stores, glossaries]) each.purgeDeleted();
        } finally {
          opened.close();
        }
      },
    };
  } catch (error) {
    const failure: AppError = toAppError(error);
    database?.close();
    return {
      database: null,
      store: null,
      conversations: null,
      memory: null,
      glossaries: null,
      take: null,
      settings: createMemorySettings(),
      error: failure,
      close: () => undefined,
    };
  }
}

/** What differs from the defaults. */
function changedSettings(settings: Settings): Partial<Settings> {
  const defaults: Record<string, unknown> = settingsSchema.parse({});
  const changed = Object.entries(settings).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[key]),
  );
  return Object.fromEntries(changed);
}

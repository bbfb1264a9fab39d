import { useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ChatView } from '../chat/ChatView.tsx';
import { ConversationPanel } from '../chat/list/ConversationPanel.tsx';
import { useChat } from '../chat/useChat.ts';
import { DropOverlay } from '../documents/DropOverlay.tsx';
import { FilesView } from '../documents/FilesView.tsx';
import { useFiles } from '../documents/useFiles.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { useInstalls } from '../models/installs/useInstalls.ts';
import { useFirstStart } from '../models/useFirstStart.ts';
import { useModelStatus } from '../models/useModelStatus.ts';
import { Translator } from '../translator/Translator.tsx';
import { useTranslator } from '../translator/useTranslator.ts';
import { useWait } from '../translator/useWait.ts';
import styles from './App.module.css';
import { GlossaryPage, MemoryPage, ModelsPage } from './laterPages.ts';
import { LaterView } from './LaterView.tsx';
import { Notices } from './Notices.tsx';
import { useSettings } from './settingsContext.ts';
import { ShowContext } from './showContext.ts';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';
import { useAppearance } from './useAppearance.ts';
import { useCopy } from './useCopy.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useSidePanel } from './useSidePanel.ts';

/** `locale` is the system's (BCP 47). */
export function App({ locale }: { locale: string }) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const { view } = settings;
  const inTranslator = view === 'translator';
  const inChat = view === 'chat';
  const inFiles = view === 'files';
  const inModels = view === 'models';
  const inGlossary = view === 'glossary';
  const inMemory = view === 'memory';
  const language = useAppearance(locale);
  const model = useModelStatus();
  const translator = useTranslator(model);
  const wait = useWait(translator.state, model);
  const { copy, copied } = useCopy();
  const composer = useRef<HTMLTextAreaElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const chat = useChat({
    model,
    shown: translator.shown,
    onAccepted: (entry) => {
      show('translator');
      return translator.open(entry, { accepted: true });
    },
    onShow: () => {
      show('chat');
    },
  });
  const files = useFiles(show);
  const models = useRef<HTMLElement>(null);
  const glossary = useRef<HTMLElement>(null);
  const memory = useRef<HTMLElement>(null);
  const [askedGlossary, setAskedGlossary] = useState<{ id: number } | null>(null);
  const termSearch = useRef<HTMLInputElement>(null);
  const pairSearch = useRef<HTMLInputElement>(null);
  const installs = useInstalls();
  useFirstStart(model, () => {
    show('models');
  });
  const places = {
    translator: translator.source.element,
    chat: composer,
    files: files.element,
    models,
    glossary,
    memory,
  };
  const focus = (next = view) => {
    // The other view is only about to appear.
    requestAnimationFrame(() => places[next].current?.focus());
  };
  const panel = useSidePanel(focus);
  // What is saved of the files and the models is the view itself.
  const hasPanel = inTranslator || inChat;
  const panelOpen = panel.isOpen && hasPanel;
  const covers = panel.covers && hasPanel;

  function show(next: typeof view, glossary?: number): void {
    if (glossary !== undefined) setAskedGlossary({ id: glossary });
    if (next !== view) update({ view: next });
    panel.uncover();
    focus(next);
  }
  const copyTarget = () => {
    copy(translator.target());
  };
  const copyAnswer = () => {
    copy(chat.conversation.branch.findLast(({ role }) => role === 'assistant')?.text ?? '');
  };

  useShortcuts({
    translate: inTranslator ? translator.translate : null,
    stop: () => {
      if (inFiles) {
        if (files.reviewed) files.back();
      } else if (covers) panel.show(false);
      else if (inTranslator) translator.stop();
      else if (inChat && chat.conversation.answering) chat.conversation.stop();
    },
    refine: inTranslator ? translator.refine : null,
    copy: inTranslator ? copyTarget : inChat ? copyAnswer : null,
    swap: inTranslator ? translator.swap : null,
    source: () => {
      focus();
    },
    search: {
      translator: panel.search,
      chat: panel.search,
      files: () => files.searchInput.current?.select(),
      models: null,
      glossary: () => termSearch.current?.select(),
      memory: () => pairSearch.current?.select(),
    }[view],
    toggleHistory: hasPanel
      ? () => {
          panel.show(!panel.isOpen);
        }
      : null,
    showTranslator: () => {
      show('translator');
    },
    showChat: () => {
      show('chat');
    },
    showFiles: () => {
      show('files');
    },
    showModels: () => {
      show('models');
    },
    showGlossary: () => {
      show('glossary');
    },
    showMemory: () => {
      show('memory');
    },
    addFiles: () => {
      show('files');
      files.review(null);
      files.pick('files');
    },
    save: inFiles ? files.save : null,
    newChat: chat.create,
    help: () => {
      setHelpOpen((isOpen) => !isOpen);
    },
  });

  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>
      <ShowContext value={show}>
        <div className={styles.app}>
          <TopBar
            view={view}
            onShow={show}
            panelOpen={panelOpen}
            onTogglePanel={() => {
              panel.show(!panel.isOpen);
            }}
            helpOpen={helpOpen}
            onHelpOpenChange={setHelpOpen}
          />
          <Notices />
          <div className={styles.body}>
            {/* All stay: what is written, selected and scrolled to in them must not be lost. */}
            <main className={styles.main} inert={covers} hidden={!inTranslator}>
              <Translator
                translator={translator}
                model={model}
                onCopy={copyTarget}
                copied={copied}
                onRefine={chat.refine}
              />
            </main>
            <main className={styles.main} inert={covers} hidden={!inChat}>
              <ChatView chat={chat} model={model} composer={composer} onCopy={copy} />
            </main>
            <main className={styles.main} hidden={!inFiles}>
              <FilesView
                files={files}
                model={model}
                isShown={inFiles}
                onChoose={translator.choose}
              />
            </main>
            <main className={styles.main} hidden={!inModels}>
              <LaterView element={models} label={t('topBar.models')} isShown={inModels}>
                <ModelsPage element={models} model={model} installs={installs} isShown={inModels} />
              </LaterView>
            </main>
            <main className={styles.main} hidden={!inGlossary}>
              <LaterView element={glossary} label={t('topBar.glossary')} isShown={inGlossary}>
                <GlossaryPage searchInput={termSearch} asked={askedGlossary} />
              </LaterView>
            </main>
            <main className={styles.main} hidden={!inMemory}>
              <LaterView element={memory} label={t('topBar.memory')} isShown={inMemory}>
                <MemoryPage searchInput={pairSearch} />
              </LaterView>
            </main>
            {panelOpen && (
              <aside
                className={styles.history}
                aria-label={t(inChat ? 'conversations.label' : 'history.label')}
              >
                {inChat ? (
                  <ConversationPanel
                    openId={chat.openId}
                    searchInput={panel.searchInput}
                    onOpen={chat.open}
                    onNew={chat.create}
                    onClose={() => {
                      panel.show(false);
                    }}
                  />
                ) : (
                  <HistoryPanel
                    searchInput={panel.searchInput}
                    onOpen={(entry) => {
                      translator.open(entry);
                      panel.uncover();
                    }}
                    onClose={() => {
                      panel.show(false);
                    }}
                  />
                )}
              </aside>
            )}
          </div>
          <StatusLine
            model={model}
            installs={installs.installs}
            run={inTranslator ? translator.state.run : null}
            wait={inTranslator ? wait : null}
          />
          {files.isDragged && <DropOverlay to={settings.to} />}
        </div>
      </ShowContext>
    </I18nProvider>
  );
}

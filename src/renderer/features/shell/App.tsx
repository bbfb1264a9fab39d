import { useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ChatView } from '../chat/ChatView.tsx';
import { ConversationPanel } from '../chat/list/ConversationPanel.tsx';
import { useChat } from '../chat/useChat.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { useModelStatus } from '../models/useModelStatus.ts';
import { Translator } from '../translator/Translator.tsx';
import { useTranslator } from '../translator/useTranslator.ts';
import { useWait } from '../translator/useWait.ts';
import styles from './App.module.css';
import { Notices } from './Notices.tsx';
import { useSettings } from './settingsContext.ts';
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
  const inChat = view === 'chat';
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
  const focus = (next = view) => {
    // The other view is only about to appear.
    requestAnimationFrame(() =>
      (next === 'chat' ? composer : translator.source.element).current?.focus(),
    );
  };
  const panel = useSidePanel(focus);

  function show(next: typeof view): void {
    if (next !== view) update({ view: next });
    panel.uncover();
    focus(next);
  }
  const copyTarget = () => {
    copy(translator.state.target.join(''));
  };
  const lastAnswer = () => chat.conversation.branch.findLast(({ role }) => role === 'assistant');

  useShortcuts({
    translate: inChat ? null : translator.translate,
    stop: () => {
      if (panel.covers) panel.show(false);
      else if (!inChat) translator.stop();
      else if (chat.conversation.answering) chat.conversation.stop();
    },
    refine: inChat ? null : translator.refine,
    copy: inChat
      ? () => {
          copy(lastAnswer()?.text ?? '');
        }
      : copyTarget,
    swap: inChat ? null : translator.swap,
    source: () => {
      focus();
    },
    search: panel.search,
    toggleHistory: () => {
      panel.show(!panel.isOpen);
    },
    showTranslator: () => {
      show('translator');
    },
    showChat: () => {
      show('chat');
    },
    newChat: chat.create,
    help: () => {
      setHelpOpen((isOpen) => !isOpen);
    },
  });

  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>
      <div className={styles.app}>
        <TopBar
          view={view}
          onShow={show}
          panelOpen={panel.isOpen}
          onTogglePanel={() => {
            panel.show(!panel.isOpen);
          }}
          helpOpen={helpOpen}
          onHelpOpenChange={setHelpOpen}
        />
        <Notices />
        <div className={styles.body}>
          {/* Both stay: what is written, selected and scrolled to in them must not be lost. */}
          <main className={styles.main} inert={panel.covers} hidden={inChat}>
            <Translator
              translator={translator}
              model={model}
              onCopy={copyTarget}
              copied={copied}
              onRefine={chat.refine}
            />
          </main>
          <main className={styles.main} inert={panel.covers} hidden={!inChat}>
            <ChatView chat={chat} model={model} composer={composer} onCopy={copy} />
          </main>
          {panel.isOpen && (
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
          run={inChat ? null : translator.state.run}
          wait={inChat ? null : wait}
        />
      </div>
    </I18nProvider>
  );
}

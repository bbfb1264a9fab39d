import { useEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { applyInterfaceLanguage, interfaceLanguage } from '../../i18n/index.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
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
import { useCopy } from './useCopy.ts';
import { useShortcuts } from './useShortcuts.ts';

/** Below this width the history lies over the panes instead of beside them. */
const OVERLAY = '(max-width: 56rem)';

/** `locale` is the system's (BCP 47). */
export function App({ locale }: { locale: string }) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const model = useModelStatus();
  const translator = useTranslator(model);
  const wait = useWait(translator.state, model);
  const { copy, copied } = useCopy();
  const searchInput = useRef<HTMLInputElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [overlayOpen, setOverlayOpen] = useState(false);
  const overlays = useMediaQuery(OVERLAY);
  const historyOpen = overlays ? overlayOpen : settings.historyOpen;
  const covered = overlays && historyOpen;

  const language = interfaceLanguage(settings.interfaceLanguage, locale);
  useEffect(() => {
    applyInterfaceLanguage(language);
  }, [language]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (settings.theme === 'system') delete dataset.theme;
    else dataset.theme = settings.theme;
  }, [settings.theme]);

  function showHistory(isOpen: boolean): void {
    if (!overlays) {
      update({ historyOpen: isOpen });
      return;
    }
    setOverlayOpen(isOpen);
    if (isOpen) focusSearch();
    else translator.source.element.current?.focus();
  }
  // It may only be about to appear.
  function focusSearch(): void {
    requestAnimationFrame(() => searchInput.current?.select());
  }
  const copyTarget = () => {
    copy(translator.state.target.join(''));
  };

  useShortcuts({
    translate: translator.translate,
    stop: () => {
      if (covered) showHistory(false);
      else translator.stop();
    },
    copy: copyTarget,
    swap: translator.swap,
    source: () => translator.source.element.current?.focus(),
    search: () => {
      showHistory(true);
      focusSearch();
    },
    toggleHistory: () => {
      showHistory(!historyOpen);
    },
    help: () => {
      setHelpOpen((isOpen) => !isOpen);
    },
  });

  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-US'}>
      <div className={styles.app}>
        <TopBar
          historyOpen={historyOpen}
          onToggleHistory={() => {
            showHistory(!historyOpen);
          }}
          helpOpen={helpOpen}
          onHelpOpenChange={setHelpOpen}
        />
        <Notices />
        <div className={styles.body}>
          <main className={styles.main} inert={covered}>
            <Translator translator={translator} model={model} onCopy={copyTarget} copied={copied} />
          </main>
          {historyOpen && (
            <aside className={styles.history} aria-label={t('history.label')}>
              <HistoryPanel
                searchInput={searchInput}
                onOpen={(entry) => {
                  translator.open(entry);
                  setOverlayOpen(false);
                }}
                onClose={() => {
                  showHistory(false);
                }}
              />
            </aside>
          )}
        </div>
        <StatusLine model={model} run={translator.state.run} wait={wait} />
      </div>
    </I18nProvider>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/ipc/settings.ts';
import { cx } from '../../ui/cx.ts';
import {
  ConversationsIcon,
  FileIcon,
  GlossaryIcon,
  MemoryIcon,
  ModelIcon,
  TranslateIcon,
} from '../../ui/icons.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import styles from './ViewTabs.module.css';

type View = Settings['view'];

const VIEWS: readonly { view: View; shortcut: string; icon: ReactNode }[] = [
  { view: 'translator', shortcut: keys.showTranslator, icon: <TranslateIcon /> },
  { view: 'chat', shortcut: keys.showChat, icon: <ConversationsIcon /> },
  { view: 'files', shortcut: keys.showFiles, icon: <FileIcon /> },
  { view: 'models', shortcut: keys.showModels, icon: <ModelIcon /> },
  { view: 'glossary', shortcut: keys.showGlossary, icon: <GlossaryIcon /> },
  { view: 'memory', shortcut: keys.showMemory, icon: <MemoryIcon /> },
];

export interface ViewTabsProps {
  view: View;
  onShow: (view: View) => void;
}

/** The views of the window; in a narrow one icons stand for those that are not shown, and what is too much scrolls. */
export function ViewTabs({ view, onShow }: ViewTabsProps) {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const reveal = () => {
      nav.current
        ?.querySelector('[aria-current]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    reveal();
    window.addEventListener('resize', reveal);
    return () => {
      window.removeEventListener('resize', reveal);
    };
  }, [view]);
  return (
    <nav ref={nav} className={styles.views} aria-label={t('topBar.views')}>
      {VIEWS.map(({ view: name, shortcut, icon }) => (
        <Tip key={name} text={t(`topBar.${name}`)} shortcut={shortcut}>
          <Button
            className={cx(styles.view)}
            {...(name === view && { 'aria-current': 'page' })}
            onPress={() => {
              onShow(name);
            }}
          >
            <span className={styles.icon}>{icon}</span>
            <span className={styles.name}>{t(`topBar.${name}`)}</span>
          </Button>
        </Tip>
      ))}
    </nav>
  );
}

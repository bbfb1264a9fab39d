import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/ipc/settings.ts';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import {
  ConversationsIcon,
  HistoryIcon,
  InterfaceLanguageIcon,
  ThemeIcon,
} from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { useSettings } from './settingsContext.ts';
import { ShortcutsHelp } from './ShortcutsHelp.tsx';
import styles from './TopBar.module.css';
import { ViewTabs } from './ViewTabs.tsx';

export interface TopBarProps {
  view: Settings['view'];
  onShow: (view: Settings['view']) => void;
  panelOpen: boolean;
  onTogglePanel: () => void;
  helpOpen: boolean;
  onHelpOpenChange: (isOpen: boolean) => void;
}

const PANELS = {
  translator: { show: 'topBar.showHistory', hide: 'topBar.hideHistory' },
  chat: { show: 'topBar.showConversations', hide: 'topBar.hideConversations' },
} as const;

export function TopBar(props: TopBarProps) {
  const { view, onShow, panelOpen, onTogglePanel, helpOpen, onHelpOpenChange } = props;
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>{t('app.name')}</h1>
      <ViewTabs view={view} onShow={onShow} />
      <ShortcutsHelp isOpen={helpOpen} onOpenChange={onHelpOpenChange} />
      <ChoiceMenu
        label={t('topBar.theme')}
        icon={<ThemeIcon />}
        value={settings.theme}
        choices={[
          { value: 'system', label: t('topBar.themeSystem') },
          { value: 'light', label: t('topBar.themeLight') },
          { value: 'dark', label: t('topBar.themeDark') },
        ]}
        onChange={(theme) => {
          update({ theme });
        }}
      />
      <ChoiceMenu
        label={t('topBar.interfaceLanguage')}
        icon={<InterfaceLanguageIcon />}
        value={settings.interfaceLanguage}
        choices={[
          { value: 'system', label: t('topBar.interfaceSystem') },
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'zh', label: '简体中文', lang: 'zh-Hans' },
        ]}
        onChange={(interfaceLanguage) => {
          update({ interfaceLanguage });
        }}
      />
      {(view === 'translator' || view === 'chat') && (
        <IconButton
          label={t(PANELS[view][panelOpen ? 'hide' : 'show'])}
          shortcut={keys.toggleHistory}
          aria-pressed={panelOpen}
          onPress={onTogglePanel}
        >
          {view === 'chat' ? <ConversationsIcon /> : <HistoryIcon />}
        </IconButton>
      )}
    </header>
  );
}

import { useTranslation } from 'react-i18next';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { HistoryIcon, InterfaceLanguageIcon, ThemeIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { useSettings } from './settingsContext.ts';
import { ShortcutsHelp } from './ShortcutsHelp.tsx';
import styles from './TopBar.module.css';

export interface TopBarProps {
  historyOpen: boolean;
  onToggleHistory: () => void;
  helpOpen: boolean;
  onHelpOpenChange: (isOpen: boolean) => void;
}

export function TopBar({ historyOpen, onToggleHistory, helpOpen, onHelpOpenChange }: TopBarProps) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>{t('app.name')}</h1>
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
      <IconButton
        label={t(historyOpen ? 'topBar.hideHistory' : 'topBar.showHistory')}
        shortcut={keys.toggleHistory}
        aria-pressed={historyOpen}
        onPress={onToggleHistory}
      >
        <HistoryIcon />
      </IconButton>
    </header>
  );
}

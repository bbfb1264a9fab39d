import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { keys } from '../../ui/keys.ts';
import { LanguagePicker } from '../../ui/LanguagePicker.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './FilesView.module.css';

export interface FilesBarProps {
  /** The languages are the translator's. */
  onChoose: (side: 'from' | 'to', code: string) => void;
  onPick: (kind: 'files' | 'folder') => void;
}

/** What the next files are translated from and into, and how they are added. */
export function FilesBar({ onChoose, onPick }: FilesBarProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { from, to, recentLanguages } = settings;
  return (
    <div className={styles.bar}>
      <div className={styles.languages}>
        <LanguagePicker
          label={t('language.source')}
          value={from}
          recent={recentLanguages}
          detected={null}
          onChange={(code) => {
            onChoose('from', code);
          }}
        />
        <span aria-hidden="true">→</span>
        <LanguagePicker
          label={t('language.target')}
          value={to}
          recent={recentLanguages}
          onChange={(code) => {
            onChoose('to', code);
          }}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          onPress={() => {
            onPick('folder');
          }}
        >
          {t('files.addFolder')}
        </Button>
        <Tip text={t('files.add')} shortcut={keys.addFiles}>
          <Button
            look="primary"
            onPress={() => {
              onPick('files');
            }}
          >
            {t('files.add')}
          </Button>
        </Tip>
      </div>
    </div>
  );
}

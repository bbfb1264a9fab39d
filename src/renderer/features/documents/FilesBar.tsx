import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { keys } from '../../ui/keys.ts';
import { LanguagePicker } from '../../ui/LanguagePicker.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import { FileOptions } from './FileOptions.tsx';
import styles from './FilesView.module.css';
import type { QueueSummary } from './queueState.ts';

export interface FilesBarProps {
  /** The languages are the translator's. */
  onChoose: (side: 'from' | 'to', code: string) => void;
  onPick: (kind: 'files' | 'folder') => void;
  summary: QueueSummary;
  onSaveAll: () => void;
}

/** What the next files are translated from and into, how they are added, and how all that are done are saved. */
export function FilesBar({ onChoose, onPick, summary, onSaveAll }: FilesBarProps) {
  const { t } = useTranslation();
  const { done, unsaved, active, paused } = summary;
  const canSaveAll = done > 1 && unsaved.length > 0;
  const isNext = canSaveAll && active + paused === 0;
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
        <FileOptions />
        {canSaveAll && (
          <Tip text={t('files.saveAllHint')} shortcut={keys.save}>
            <Button look={isNext ? 'primary' : 'plain'} onPress={onSaveAll}>
              {t('files.saveAll')}
            </Button>
          </Tip>
        )}
        <Button
          onPress={() => {
            onPick('folder');
          }}
        >
          {t('files.addFolder')}
        </Button>
        <Tip text={t('files.add')} shortcut={keys.addFiles}>
          <Button
            look={isNext ? 'plain' : 'primary'}
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

import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { PairIcon, SwapIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import { LanguagePicker } from '../../../ui/LanguagePicker.tsx';
import { useSettings } from '../../shell/settingsContext.ts';
import { AUTO } from '../languageChoice.ts';
import { StyleButton } from '../style/StyleButton.tsx';
import type { Translator } from '../useTranslator.ts';
import styles from './LanguageBar.module.css';

export interface LanguageBarProps {
  translator: Translator;
  model: ModelStatus;
}

/** Over the panes: both languages, how they change places, and the style of the pair. */
export function LanguageBar({ translator, model }: LanguageBarProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { from, to, recentLanguages, pairMode } = settings;
  return (
    <div className={styles.bar}>
      <div className={styles.sides}>
        <div className={styles.language}>
          <LanguagePicker
            label={t('language.source')}
            value={from}
            recent={recentLanguages}
            detected={from === AUTO ? translator.sourceLanguage : null}
            others={translator.otherLanguages}
            onChange={(code) => {
              translator.choose('from', code);
            }}
          />
        </div>
        <div className={styles.between}>
          <IconButton
            label={t('language.pairMode')}
            aria-pressed={pairMode}
            onPress={() => {
              translator.setPairMode(!pairMode);
            }}
          >
            <PairIcon />
          </IconButton>
          <IconButton label={t('language.swap')} shortcut={keys.swap} onPress={translator.swap}>
            <SwapIcon />
          </IconButton>
        </div>
        <div className={styles.language}>
          <LanguagePicker
            label={t('language.target')}
            value={to}
            recent={recentLanguages}
            onChange={(code) => {
              translator.choose('to', code);
            }}
          />
          <StyleButton translator={translator} model={model} />
        </div>
      </div>
    </div>
  );
}

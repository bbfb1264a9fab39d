import { useTranslation } from 'react-i18next';
import type { Origin } from '#shared/ipc/chat.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { SwapIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { LanguagePicker } from '../../ui/LanguagePicker.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import { AUTO } from './languageChoice.ts';
import { LanguageNote } from './LanguageNote.tsx';
import { SourcePane } from './SourcePane.tsx';
import { TargetPane } from './TargetPane.tsx';
import styles from './Translator.module.css';
import type { Translator as TranslatorValue } from './useTranslator.ts';

export interface TranslatorProps {
  translator: TranslatorValue;
  model: ModelStatus;
  onCopy: () => void;
  copied: boolean;
  /** Begins a revision of what `model` (its name) translated. */
  onRefine: (origin: Origin, model: string) => void;
}

/** Two panes with their languages over them. */
export function Translator(props: TranslatorProps) {
  const { translator, model } = props;
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { from, to, recentLanguages } = settings;
  return (
    <div className={styles.translator}>
      <div className={styles.languages}>
        <div className={styles.language}>
          <LanguagePicker
            label={t('language.source')}
            value={from}
            recent={recentLanguages}
            detected={from === AUTO ? translator.sourceLanguage : null}
            onChange={(code) => {
              translator.choose('from', code);
            }}
          />
        </div>
        <div className={styles.swap}>
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
        </div>
      </div>
      <LanguageNote translator={translator} model={model} />
      <SourcePane translator={translator} model={model} />
      <TargetPane {...props} />
    </div>
  );
}

import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { otherOfTwo } from '#shared/modelLanguages.ts';
import { languageNames, shortLanguageName } from '../../i18n/languageName.ts';
import { Button } from '../../ui/Button.tsx';
import { useShow } from '../shell/showContext.ts';
import { isEmpty } from './shownText.ts';
import styles from './Translator.module.css';
import type { Translator } from './useTranslator.ts';

export interface LanguageNoteProps {
  translator: Translator;
  model: ModelStatus;
}

/** Under the pickers, when the model does not know a chosen language: what it knows, and the ways out. */
export function LanguageNote({ translator, model }: LanguageNoteProps) {
  const { t, i18n } = useTranslation();
  const show = useShow();
  const { unknown, sourceLanguage, isHeldBack, state } = translator;
  const isNeeded = model.state === 'ready' && unknown.length > 0;
  const { languages = [], starter = false } = model.state === 'ready' ? model.model : {};
  const other = sourceLanguage === null ? undefined : otherOfTwo(languages, sourceLanguage);
  const names = languageNames(starter ? languages : unknown, i18n.language);
  // The region is always there: what appears in it is spoken.
  return (
    <div className={styles.languageNote} role="status">
      {isNeeded && (
        <div className={styles.note}>
          <span>{t(starter ? 'language.starterKnows' : 'language.notListed', { names })}</span>
          {/* The target shows it in its place, where it is not spoken. */}
          {isHeldBack && isEmpty(state.text) && (
            <VisuallyHidden elementType="span">{t('target.heldBack')}</VisuallyHidden>
          )}
          {other !== undefined && (
            <Button
              look="link"
              onPress={() => {
                translator.choose('to', other);
              }}
            >
              {t('language.translateTo', { language: shortLanguageName(other, i18n.language) })}
            </Button>
          )}
          <Button
            look="link"
            onPress={() => {
              show('models');
            }}
          >
            {t('model.chooseShort')}
          </Button>
        </div>
      )}
    </div>
  );
}

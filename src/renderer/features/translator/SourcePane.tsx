import type { InputEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { findLanguage } from '#shared/languages.ts';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { unknownLanguages } from '#shared/modelLanguages.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import { otherLanguage } from './languageChoice.ts';
import styles from './Translator.module.css';
import type { Pairs } from './usePairs.ts';
import type { Translator } from './useTranslator.ts';

/** From this many characters on, text is set smaller. */
export const LONG_TEXT = 400;

const BEFORE_CARET = 8;

export interface SourcePaneProps {
  translator: Translator;
  model: ModelStatus;
}

/** Where text is typed. */
export function SourcePane({ translator, model, pairs }: SourcePaneProps & { pairs: Pairs }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { source, sourceLanguage } = translator;
  const language = settings.from === 'auto' ? null : findLanguage(settings.from);

  const look = cx(styles.text, styles.source, source.length > LONG_TEXT && styles.long);
  const about = {
    lang: language?.code ?? sourceLanguage ?? undefined,
    dir: language?.dir ?? source.dir ?? 'ltr',
  };

  function edited(target: HTMLTextAreaElement, inputType: string): void {
    const caret = target.selectionStart;
    translator.edited(inputType, target.value.slice(Math.max(0, caret - BEFORE_CARET), caret));
  }

  return (
    <div className={styles.pane}>
      <div className={styles.sheet}>
        <div ref={pairs.mirror} className={cx(look, styles.mirror)} aria-hidden="true" {...about} />
        <textarea
          ref={source.element}
          className={look}
          aria-label={t('source.label')}
          placeholder={t('source.placeholder')}
          defaultValue={settings.draft}
          {...about}
          spellCheck={false}
          autoFocus
          onInput={(event: InputEvent<HTMLTextAreaElement>) => {
            // What an input method is still composing is not text yet.
            const { isComposing, inputType } = event.nativeEvent;
            pairs.unmark();
            if (!isComposing) edited(event.currentTarget, inputType);
          }}
          onCompositionStart={translator.hold}
          onCompositionEnd={(event) => {
            edited(event.currentTarget, 'insertText');
          }}
          {...pairs.ofSource}
        />
      </div>
      {source.length > 0 && (
        <div className={styles.clear}>
          <IconButton label={t('source.clear')} onPress={translator.clear}>
            <CloseIcon />
          </IconButton>
        </div>
      )}
      <SourceNotes translator={translator} model={model} />
      <div className={styles.footer}>
        <span className={styles.count}>
          {source.length > 0 && t('source.characters', { count: source.length })}
        </span>
        <Tip text={t('target.translate')} shortcut={keys.translate}>
          <Button look="quiet" isDisabled={source.length === 0} onPress={translator.translate}>
            {t('target.translate')}
          </Button>
        </Tip>
      </div>
    </div>
  );
}

function SourceNotes({ translator, model }: SourcePaneProps) {
  const { t, i18n } = useTranslation();
  const { settings } = useSettings();
  const { source, sourceLanguage } = translator;
  const { to, recentLanguages } = settings;
  const name = (code: string) => shortLanguageName(code, i18n.language);
  const known = model.state === 'ready' ? model.model.languages : undefined;
  const usable = recentLanguages.filter((code) => unknownLanguages(known, [code]).length === 0);
  const other = otherLanguage(usable, to);

  if (source.length > MAX_SOURCE_CHARACTERS) {
    return (
      <div className={styles.notes}>
        <p className={cx(styles.note, styles.warning)} role="alert">
          {t('source.tooLong', { limit: MAX_SOURCE_CHARACTERS })}
        </p>
      </div>
    );
  }
  if (source.length === 0 || sourceLanguage !== to) return null;
  return (
    <div className={styles.notes}>
      <div className={styles.note}>
        {t('language.same', { language: name(to) })}
        <Button
          look="link"
          onPress={() => {
            translator.choose('to', other);
          }}
        >
          {t('language.translateTo', { language: name(other) })}
        </Button>
      </div>
    </div>
  );
}

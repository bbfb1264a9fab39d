import { Heading, Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/ipc/settings.ts';
import type { Style } from '#shared/ipc/style.ts';
import { TONES } from '#shared/tones.ts';
import { shortLanguageName } from '../../../i18n/languageName.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useSettings } from '../../shell/settingsContext.ts';
import { AUTO } from '../languageChoice.ts';
import { KeptText } from './KeptText.tsx';
import styles from './StyleButton.module.css';
import { NO_STYLE, styleOf, withStyle } from './styleOf.ts';

const DOMAINS = [
  'law',
  'medicine',
  'finance',
  'technology',
  'science',
  'marketing',
  'literature',
  'interface',
] as const;
const MAX_DOMAIN = 100;
const MAX_INSTRUCTION = 500;

export interface StyleFieldsProps {
  starter: boolean;
  onChange: (patch: Partial<Settings>) => void;
}

/** Tone, domain and instruction of the chosen pair of languages. */
export function StyleFields({ starter, onChange }: StyleFieldsProps) {
  const { t, i18n } = useTranslation();
  const { settings } = useSettings();
  const { from, to } = settings;
  const kept = styleOf(settings, from, to);
  const style = kept ?? NO_STYLE;
  const name = (code: string) =>
    code === AUTO ? t('language.auto') : shortLanguageName(code, i18n.language);

  function change(patch: Partial<Style>): void {
    onChange({ styles: withStyle(settings.styles, from, to, { ...style, ...patch }) });
  }

  return (
    <div className={styles.fields}>
      <div className={styles.head}>
        <div>
          <Heading slot="title" level={2} className={cx(styles.title)}>
            {t('style.of', { from: name(from), to: name(to) })}
          </Heading>
          <p className={styles.hint}>{t(starter ? 'style.starter' : 'style.hint')}</p>
        </div>
        {kept && (
          <Button
            look="link"
            onPress={() => {
              change(NO_STYLE);
            }}
          >
            {t('style.reset')}
          </Button>
        )}
      </div>
      <RadioGroup
        className={cx(styles.field)}
        value={style.tone}
        orientation="horizontal"
        onChange={(value) => {
          const tone = TONES.find((each) => each === value);
          if (tone) change({ tone });
        }}
      >
        <Label className={cx(styles.label)}>{t('style.tone')}</Label>
        <div className={styles.tones}>
          {TONES.map((tone) => (
            <RadioField key={tone} value={tone} className={cx(styles.tone)}>
              <RadioButton className={cx(styles.toneButton)}>
                {t(`style.tones.${tone}`)}
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <KeptText
        label={t('style.domain')}
        hint={t('style.domainHint')}
        value={style.domain}
        maxLength={MAX_DOMAIN}
        onKeep={(domain) => {
          change({ domain });
        }}
      />
      <div className={styles.domains} role="group" aria-label={t('style.domain')}>
        {DOMAINS.map((id) => {
          const domain = t(`style.domains.${id}`);
          const isChosen = style.domain === domain;
          return (
            <Button
              key={id}
              aria-pressed={isChosen}
              onPress={() => {
                change({ domain: isChosen ? '' : domain });
              }}
            >
              {domain}
            </Button>
          );
        })}
      </div>
      <KeptText
        label={t('style.instruction')}
        hint={t('style.instructionHint')}
        placeholder={t('style.instructionPlaceholder')}
        value={style.instruction}
        maxLength={MAX_INSTRUCTION}
        rows={3}
        onKeep={(instruction) => {
          change({ instruction });
        }}
      />
    </div>
  );
}

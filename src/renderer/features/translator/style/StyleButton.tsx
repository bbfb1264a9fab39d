import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import type { Style } from '#shared/ipc/style.ts';
import { cx } from '../../../ui/cx.ts';
import { ChevronIcon, SettingsIcon } from '../../../ui/icons.tsx';
import { useSettings } from '../../shell/settingsContext.ts';
import type { Translator } from '../useTranslator.ts';
import { GuardSettings } from './GuardSettings.tsx';
import styles from './StyleButton.module.css';
import { StyleFields } from './StyleFields.tsx';
import { styleOf } from './styleOf.ts';
import { useRetranslation } from './useRetranslation.ts';

export interface StyleButtonProps {
  translator: Translator;
  model: ModelStatus;
}

/** How the chosen pair of languages is translated, and what is checked: said in a few words, and opened to be changed. */
export function StyleButton({ translator, model }: StyleButtonProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const style = styleOf(settings, settings.from, settings.to);
  const change = useRetranslation(translator);
  const starter = model.state === 'ready' && model.model.starter === true;
  const said = style ? wordsOf(style, t(`style.tones.${style.tone}`)) : t('style.button');
  return (
    <DialogTrigger>
      <Button
        className={cx(styles.button, style && styles.chosen)}
        aria-label={`${t('style.label')}: ${said}`}
      >
        <SettingsIcon />
        <span className={styles.words}>{said}</span>
        <ChevronIcon />
      </Button>
      <Popover placement="bottom end" offset={4} className={cx(styles.popover)}>
        <Dialog className={cx(styles.dialog)} aria-label={t('style.label')}>
          <StyleFields starter={starter} onChange={change} />
          <GuardSettings onChange={change} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Tone and domain, or the beginning of the instruction where it has neither. */
function wordsOf({ tone, domain, instruction }: Style, toneName: string): string {
  const words = [tone === 'asIs' ? '' : toneName, domain].filter((word) => word !== '');
  return words.length > 0 ? words.join(' · ') : instruction;
}

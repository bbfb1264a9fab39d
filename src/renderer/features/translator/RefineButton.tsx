import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import { originOf } from './refineOrigin.ts';
import type { TranslatorProps } from './Translator.tsx';

/** Begins a revision of the translation on show. */
export function RefineButton(props: Pick<TranslatorProps, 'translator' | 'onRefine'>) {
  const { translator, onRefine } = props;
  const { t } = useTranslation();

  function refine(): void {
    const shown = translator.shown();
    if (shown) onRefine(originOf(shown), shown.model);
  }

  return (
    <Tip text={t('refine.hint')} shortcut={keys.refine}>
      <Button
        ref={translator.refineButton}
        look="quiet"
        isDisabled={!translator.hasResult}
        onPress={refine}
      >
        {t('refine.button')}
      </Button>
    </Tip>
  );
}

import { type RefObject, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentencePair } from '#shared/ipc/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import { RefineMenu } from './RefineMenu.tsx';
import { pairsOf, partOrigin, touchedPairs, wholeOrigin } from './refineOrigin.ts';
import { selectionIn } from './selection.ts';
import type { TranslatorProps } from './Translator.tsx';
import type { ShownTranslation } from './useTranslator.ts';

export interface RefineButtonProps extends Pick<TranslatorProps, 'translator' | 'onRefine'> {
  /** What holds the text of the translation and nothing else. */
  target: RefObject<HTMLElement | null>;
}

/** Begins a revision: of the sentences that are selected, or of one or all of them, from a menu. */
export function RefineButton({ translator, onRefine, target }: RefineButtonProps) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState<{ shown: ShownTranslation; pairs: SentencePair[] } | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  function refine(): void {
    const shown = translator.shown();
    if (!shown || menu) return;
    const pairs = pairsOf(translator.state.text);
    const selected = target.current && selectionIn(target.current);
    const touched = touchedPairs(pairs, selected);
    const [first, last] = [touched.at(0), touched.at(-1)];
    if (touched.length === pairs.length || pairs.length === 1)
      onRefine(wholeOrigin(shown), shown.model);
    else if (first) onRefine(partOrigin(shown, first, last), shown.model);
    else setMenu({ shown, pairs });
  }

  useImperativeHandle(translator.refiner, () => ({ refine }));

  return (
    <>
      <Tip text={t('refine.hint')} shortcut={keys.refine}>
        <Button
          ref={button}
          look="quiet"
          aria-haspopup="menu"
          aria-expanded={menu !== null}
          isDisabled={!translator.hasResult}
          onPress={refine}
        >
          {t('refine.button')}
        </Button>
      </Tip>
      {menu && (
        <RefineMenu
          {...menu}
          button={button}
          onChoose={(pair) => {
            const { shown } = menu;
            onRefine(pair ? partOrigin(shown, pair) : wholeOrigin(shown), shown.model);
          }}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </>
  );
}

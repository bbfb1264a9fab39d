import { type RefObject, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { SentencePair } from '#shared/ipc/translator.ts';
import { request } from '../../ipc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useNotices } from '../shell/noticesContext.ts';
import { RefineMenu } from './RefineMenu.tsx';
import { partOrigin, touchedPairs, wholeOrigin } from './refineOrigin.ts';
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
  const { report } = useNotices();
  const [menu, setMenu] = useState<{ shown: ShownTranslation; pairs: SentencePair[] } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const asking = useRef(false);

  async function refine(): Promise<void> {
    const shown = translator.shown();
    if (!shown || asking.current || menu) return;
    const selected = target.current && selectionIn(target.current);
    asking.current = true;
    try {
      const { source, target, from, to } = shown;
      const pairs = await request('translator.pairs', { source, target, from, to });
      const touched = touchedPairs(pairs, selected);
      const [first, last] = [touched.at(0), touched.at(-1)];
      if (touched.length === pairs.length || pairs.length === 1)
        onRefine(wholeOrigin(shown), shown.model);
      else if (first) onRefine(partOrigin(shown, first, last), shown.model);
      else setMenu({ shown, pairs });
    } catch (error) {
      report(toAppError(error).toData());
    } finally {
      asking.current = false;
    }
  }

  useImperativeHandle(translator.refiner, () => ({ refine: () => void refine() }));

  return (
    <>
      <Tip text={t('refine.hint')} shortcut={keys.refine}>
        <Button
          ref={button}
          look="quiet"
          aria-haspopup="menu"
          aria-expanded={menu !== null}
          isDisabled={!translator.hasResult}
          onPress={() => void refine()}
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

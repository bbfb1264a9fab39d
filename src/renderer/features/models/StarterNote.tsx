import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useChooseModel } from './useChooseModel.ts';

/** What the starter model is good for; `short` once that has been read. */
export function StarterNote({ short }: { short: boolean }) {
  const { t } = useTranslation();
  const { choose } = useChooseModel();
  return (
    <>
      <span>{t(short ? 'model.starterShort' : 'model.starterText')}</span>
      <Button look="link" onPress={choose}>
        {t('model.chooseShort')}
      </Button>
    </>
  );
}

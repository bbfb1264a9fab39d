import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useShow } from '../shell/showContext.ts';

/** What the starter model is good for; `short` once that has been read. */
export function StarterNote({ short }: { short: boolean }) {
  const { t } = useTranslation();
  const show = useShow();
  return (
    <>
      <span>{t(short ? 'model.starterShort' : 'model.starterText')}</span>
      <Button
        look="link"
        onPress={() => {
          show('models');
        }}
      >
        {t('model.get')}
      </Button>
    </>
  );
}

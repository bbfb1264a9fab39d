import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogModel } from '#shared/ipc/models.ts';
import { request } from '../../../ipc/client.ts';
import styles from './Catalog.module.css';

/** The text of a model's licence, to be read in its own frame; the app has those of the official ones. */
export function LicenceText({ model }: { model: CatalogModel }) {
  const { t } = useTranslation();
  if (model.origin === 'official') return <OwnText id={model.id} />;
  return model.licence && <p className={styles.noText}>{t('models.get.noText')}</p>;
}

function OwnText({ id }: { id: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    request('models.licence', { id }).then(
      (licence) => {
        if (isWanted) setText(licence.text);
      },
      // Its name and its page are beside it.
      () => {
        if (isWanted) setText('');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  return (
    <div
      className={styles.licence}
      role="region"
      aria-label={t('models.get.licenceText')}
      tabIndex={0}
    >
      {text === '' ? t('models.get.noText') : text}
    </div>
  );
}

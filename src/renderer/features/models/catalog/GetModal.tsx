import { useTranslation } from 'react-i18next';
import type { CatalogModel, Machine } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { FitFact } from '../FitFact.tsx';
import { isFile } from '../installs/installWords.ts';
import styles from './Catalog.module.css';
import { DiskFact } from './DiskFact.tsx';
import { LicenceFacts } from './LicenceFacts.tsx';
import { LicenceText } from './LicenceText.tsx';
import { PageLink } from './PageLink.tsx';

export interface GetModalProps {
  model: CatalogModel;
  choice: CatalogModel['choices'][number];
  machine: Machine | null;
  onGet: () => void;
  onClose: () => void;
}

/** Before anything is downloaded: from where, under which terms, how much, and what it takes here. */
export function GetModal({ model, choice, machine, onGet, onClose }: GetModalProps) {
  const { t, i18n } = useTranslation();
  const { name, page, base = '', needsBase, downloadBytes } = model;
  const size = (bytes: number) => formatBytes(bytes, i18n.language);
  const download = isFile(choice.id) ? choice.fileBytes || undefined : downloadBytes;
  return (
    <Modal
      title={t('models.get.title', { name: `${name} ${choice.label}` })}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t('models.get.cancel')}</Button>
          <Button
            look="primary"
            onPress={() => {
              onGet();
              onClose();
            }}
          >
            {t(isFile(choice.id) ? 'models.get.confirmFile' : 'models.get.confirm')}
          </Button>
        </>
      }
    >
      <dl className={styles.terms}>
        {page !== undefined && (
          <>
            <dt>{t('models.get.from')}</dt>
            <dd>
              <PageLink url={page}>{page.replace(/^https?:\/\//, '')}</PageLink>
            </dd>
          </>
        )}
        <dt>{t('models.get.download')}</dt>
        <dd>{download === undefined ? t('models.get.unknown') : size(download)}</dd>
        <dt>{t('models.get.disk')}</dt>
        <dd>
          <DiskFact bytes={choice.diskBytes} machine={machine} />
        </dd>
        {choice.fileBytes > 0 && (
          <>
            <dt>{t('models.get.result')}</dt>
            <dd>{size(choice.fileBytes)}</dd>
          </>
        )}
        {choice.fit && (
          <>
            <dt>{t('models.get.place')}</dt>
            <dd>
              <FitFact fit={choice.fit} />
            </dd>
          </>
        )}
        <LicenceFacts model={model} />
      </dl>
      <LicenceText model={model} />
      {needsBase && <p>{t('models.get.needsBase', { base })}</p>}
    </Modal>
  );
}

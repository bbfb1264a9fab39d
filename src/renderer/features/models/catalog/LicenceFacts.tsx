import { useTranslation } from 'react-i18next';
import type { CatalogModel } from '#shared/ipc/models.ts';
import { PageLink } from './PageLink.tsx';

/** The licences that hold for a model, by name, each with its address: rows of a list of terms. */
export function LicenceFacts({ model }: { model: CatalogModel }) {
  const { t } = useTranslation();
  const { licence, baseLicence, base = '' } = model;
  return (
    <>
      <dt>{t('models.get.licence')}</dt>
      <dd>{licence ? <Named {...licence} /> : t('models.catalog.noLicence')}</dd>
      {baseLicence && (
        <>
          <dt>{t('models.get.baseTerms', { base })}</dt>
          <dd>
            <Named {...baseLicence} />
          </dd>
        </>
      )}
    </>
  );
}

function Named({ name, url }: { name: string; url?: string | undefined }) {
  return url === undefined ? name : <PageLink url={url}>{name}</PageLink>;
}

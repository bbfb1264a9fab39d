import { useTranslation } from 'react-i18next';
import type { CatalogModel } from '#shared/ipc/models.ts';
import { openableLink } from '#shared/links.ts';
import { Button } from '../../../ui/Button.tsx';
import { languagesWords, parametersWords } from '../modelWords.ts';
import styles from '../rows.module.css';
import { PageLink } from './PageLink.tsx';

export interface CatalogFactsProps {
  model: CatalogModel;
  onLicence: () => void;
}

/** What a model is made from, what it knows, and its terms. */
export function CatalogFacts({ model, onLicence }: CatalogFactsProps) {
  const { t, i18n } = useTranslation();
  const { name, base, parameters, languages, licence, baseLicence, page } = model;
  return (
    <div className={styles.facts}>
      {base !== undefined && <span>{t('models.catalog.base', { base })}</span>}
      {parameters !== undefined && (
        <span>
          {t('models.installed.parameters', {
            number: parametersWords(parameters, i18n.language),
          })}
        </span>
      )}
      {languages && <span>{languagesWords(languages, t, i18n.language)}</span>}
      {licence ? (
        <Button look="link" onPress={onLicence}>
          {t('models.catalog.licence', { name: licence.name })}
        </Button>
      ) : (
        <span>{t('models.catalog.noLicence')}</span>
      )}
      {baseLicence && base !== undefined && (
        <span>{t('models.catalog.baseLicence', { base, name: baseLicence.name })}</span>
      )}
      {page !== undefined && openableLink(page) !== null && (
        <PageLink url={page} label={t('models.catalog.pageOf', { name })}>
          {t('models.catalog.page')}
        </PageLink>
      )}
    </div>
  );
}

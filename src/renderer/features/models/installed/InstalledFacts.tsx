import { useTranslation } from 'react-i18next';
import type { Benchmark, InstalledModel } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import { FitFact } from '../FitFact.tsx';
import { languagesWords, parametersWords } from '../modelWords.ts';
import styles from '../rows.module.css';

export interface InstalledFactsProps {
  model: InstalledModel;
  speed: Benchmark | undefined;
}

/** What a model is, whose it is, where it runs and how fast, in lines that wrap. */
export function InstalledFacts({ model, speed }: InstalledFactsProps) {
  const { t, i18n } = useTranslation();
  const { sizeBytes, place, program, facts } = model;
  const locale = i18n.language;
  const number = (value: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  return (
    <>
      {facts?.starter && <p>{t('models.installed.starterText')}</p>}
      <div className={styles.facts}>
        {!facts && <span className={styles.bad}>{t('models.installed.unusable')}</span>}
        <span>{formatBytes(sizeBytes, locale)}</span>
        {facts?.quantization !== undefined && <span>{facts.quantization}</span>}
        {facts && (
          <span>
            {t('models.installed.parameters', {
              number: parametersWords(facts.parameters, locale),
            })}
          </span>
        )}
        {facts && <span>{t('models.installed.window', { tokens: facts.contextLength })}</span>}
        {facts?.languages && <span>{languagesWords(facts.languages, t, locale)}</span>}
        {facts?.licence !== undefined && (
          <span>{t('models.catalog.licence', { name: facts.licence })}</span>
        )}
        {place === 'elsewhere' && <span>{program ?? t('models.installed.ownFile')}</span>}
      </div>
      <div className={styles.facts}>
        {facts && <FitFact fit={facts.fit} />}
        {speed && (
          <span>
            {t('models.installed.speed', {
              speed: number(speed.tokensPerSecond),
              seconds: number(speed.firstTokenMs / 1000),
            })}
          </span>
        )}
      </div>
    </>
  );
}

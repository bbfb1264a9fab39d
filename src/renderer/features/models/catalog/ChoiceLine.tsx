import { useTranslation } from 'react-i18next';
import type { CatalogModel, Machine } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { cx } from '../../../ui/cx.ts';
import { FitFact } from '../FitFact.tsx';
import rows from '../rows.module.css';
import styles from './Catalog.module.css';
import { DiskFact } from './DiskFact.tsx';
import { qualityWords } from './qualityWords.ts';

type Choice = CatalogModel['choices'][number];

export interface ChoiceLineProps {
  name: string;
  choices: readonly Choice[];
  choice: Choice;
  machine: Machine | null;
  onChange: (id: string) => void;
}

/** How small a model is made, what that costs, and whether it runs here. */
export function ChoiceLine({ name, choices, choice, machine, onChange }: ChoiceLineProps) {
  const { t, i18n } = useTranslation();
  const size = (bytes: number) => formatBytes(bytes, i18n.language);
  return (
    <div className={styles.choose}>
      <SelectField
        label={t('models.catalog.size', { name })}
        hidesLabel
        value={choice.id}
        choices={choices.map(({ id, label, fileBytes, fit }) => ({
          value: id,
          label:
            fileBytes === 0
              ? label
              : t(fit?.place === 'none' ? 'models.catalog.choiceTooBig' : 'models.catalog.choice', {
                  label,
                  size: size(fileBytes),
                }),
        }))}
        onChange={onChange}
      />
      <div className={cx(rows.facts, styles.about)}>
        {(choice.fit ?? !machine) && <FitFact fit={choice.fit} />}
        <span>{qualityWords(choice.id, t)}</span>
        <DiskFact bytes={choice.diskBytes} machine={machine} />
      </div>
    </div>
  );
}

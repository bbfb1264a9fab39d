import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#shared/errors.ts';
import { MAX_ADDRESS_CHARACTERS } from '#shared/limits.ts';
import { errorText } from '../../../errors/errorText.ts';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { TextInput } from '../../../ui/TextInput.tsx';
import { Tip } from '../../../ui/Tip.tsx';
import page from '../ModelsView.module.css';
import type { CatalogActions } from './useCatalogActions.ts';

/** Models that are not in the catalog: by name, by address, or in a folder. */
export function AddModel({ actions }: { actions: CatalogActions }) {
  const { t, i18n } = useTranslation();
  const [source, setSource] = useState('');
  const [error, setError] = useState<ErrorData | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function add(): Promise<void> {
    const wanted = source.trim();
    if (wanted === '' || isBusy) return;
    setBusy(true);
    const problem = await actions.add(wanted);
    setBusy(false);
    setError(problem);
    if (!problem) setSource('');
  }
  // Nothing has come yet, and there is nothing to resume.
  const unreached =
    error?.code === 'download.failed'
      ? t('models.add.unreached', errorText(error, i18n.language).values)
      : undefined;
  return (
    <div className={cx(page.section, page.add)}>
      <TextInput
        label={t('models.add.label')}
        description={t('models.add.hint')}
        value={source}
        onChange={(text) => {
          setSource(text);
          setError(null);
        }}
        onEnter={() => void add()}
        maxLength={MAX_ADDRESS_CHARACTERS}
      >
        <Button aria-disabled={isBusy || source.trim() === ''} onPress={() => void add()}>
          {t('models.add.button')}
        </Button>
        <Tip text={t('models.add.folderHint')}>
          <Button onPress={() => void actions.addFolder().then(setError)}>
            {t('models.add.folder')}
          </Button>
        </Tip>
      </TextInput>
      {error && <ErrorLine error={error} text={unreached} />}
    </div>
  );
}

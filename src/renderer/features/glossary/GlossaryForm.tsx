import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { request } from '../../ipc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { LanguagePicker } from '../../ui/LanguagePicker.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './GlossaryForm.module.css';

const NAME_CHARACTERS = 200;

export interface GlossaryFormProps {
  /** Null for a new one. */
  glossary: Glossary | null;
  onDone: (glossary: Glossary) => void;
  onClose: () => void;
}

/** Asks for the name and the languages of a glossary. */
export function GlossaryForm({ glossary, onDone, onClose }: GlossaryFormProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const [name, setName] = useState(glossary?.name ?? '');
  const [from, setFrom] = useState(
    glossary?.from ?? (settings.from === 'auto' ? '' : settings.from),
  );
  const [to, setTo] = useState(glossary?.to ?? settings.to);
  const [error, setError] = useState<ErrorData | null>(null);
  const isReady = name.trim() !== '';

  async function save(): Promise<void> {
    if (!isReady) return;
    const fields = { name: name.trim(), from, to };
    try {
      const saved = glossary
        ? await request('glossary.change', { id: glossary.id, ...fields })
        : await request('glossary.create', fields);
      onClose();
      onDone(saved);
    } catch (error) {
      setError(toAppError(error).toData());
    }
  }
  const languages = [
    { label: t('glossary.form.from'), code: from, choose: setFrom },
    { label: t('glossary.form.to'), code: to, choose: setTo },
  ];
  return (
    <Modal
      title={t(glossary ? 'glossary.form.editTitle' : 'glossary.form.newTitle')}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t('glossary.form.cancel')}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={() => void save()}>
            {t(glossary ? 'glossary.form.save' : 'glossary.form.create')}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('glossary.form.name')}
        value={name}
        onChange={setName}
        onEnter={() => void save()}
        placeholder={t('glossary.form.placeholder')}
        maxLength={NAME_CHARACTERS}
        autoFocus
      />
      <div className={styles.languages}>
        {languages.map(({ label, code, choose }) => (
          <div key={label} className={styles.language}>
            <span className={styles.label}>{label}</span>
            <div className={styles.picker}>
              <LanguagePicker
                label={label}
                value={code}
                onChange={choose}
                recent={settings.recentLanguages}
                any={t('glossary.anyLanguage')}
              />
            </div>
          </div>
        ))}
      </div>
      <p className={styles.label}>{t('glossary.form.hint')}</p>
      {error && <ErrorLine error={error} />}
    </Modal>
  );
}

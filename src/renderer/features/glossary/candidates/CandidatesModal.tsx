import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useToast } from '../../../ui/toastContext.ts';
import { useShow } from '../../shell/showContext.ts';
import { addCandidates } from './addCandidates.ts';
import { CandidateList } from './CandidateList.tsx';
import styles from './Candidates.module.css';
import { type Found, useCandidates } from './useCandidates.ts';

const NEW = 'new';
const NAME_CHARACTERS = 200;

export interface CandidatesModalProps {
  job: DocumentJob;
  onClose: () => void;
}

/** The terms that a finished document proposes, of which some go into a glossary. */
export function CandidatesModal({ job, onClose }: CandidatesModalProps) {
  const { t } = useTranslation();
  const { found, error } = useCandidates(job.id, job.from, job.to);
  const title = t('glossary.candidates.title', job);
  if (found && found.candidates.length > 0)
    return <Choice job={job} title={title} found={found} onClose={onClose} />;
  return (
    <Modal
      title={title}
      onClose={onClose}
      buttons={
        <Button autoFocus onPress={onClose}>
          {t('glossary.candidates.close')}
        </Button>
      }
    >
      <div role="status">
        {found ? (
          <>
            <p className={styles.none}>{t('glossary.candidates.none')}</p>
            <p>{t('glossary.candidates.noneText')}</p>
          </>
        ) : (
          !error && <p>{t('glossary.candidates.searching')}</p>
        )}
      </div>
      {error && <ErrorLine error={error} />}
    </Modal>
  );
}

function Choice({
  job,
  title,
  found,
  onClose,
}: CandidatesModalProps & { title: string; found: Found }) {
  const { t } = useTranslation();
  const toast = useToast();
  const show = useShow();
  const { candidates, glossaries } = found;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [into, setInto] = useState(String(glossaries[0]?.id ?? NEW));
  const [name, setName] = useState(job.name.replace(/\.[^.]+$/, ''));
  const [error, setError] = useState<ErrorData | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = ticked.size > 0 && !isBusy && (into !== NEW || name.trim() !== '');

  async function add(): Promise<void> {
    if (!isReady) return;
    setBusy(true);
    try {
      const chosen = glossaries.find(({ id }) => String(id) === into);
      const { from, to } = job;
      const glossary = await addCandidates(
        candidates.filter((_, i) => ticked.has(i)),
        chosen ?? { name: name.trim(), from, to },
      );
      onClose();
      toast({
        text: t('glossary.candidates.added', { count: ticked.size, name: glossary.name }),
        action: {
          label: t('glossary.candidates.show'),
          onAction: () => {
            show('glossary', glossary.id);
          },
        },
      });
    } catch (error) {
      setError(toAppError(error).toData());
      setBusy(false);
    }
  }
  return (
    <Modal
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t('glossary.candidates.cancel')}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={() => void add()}>
            {t('glossary.candidates.add', { count: ticked.size })}
          </Button>
        </>
      }
    >
      <p>{t('glossary.candidates.text')}</p>
      <CandidateList
        candidates={candidates}
        from={job.from}
        to={job.to}
        ticked={ticked}
        onTick={setTicked}
      />
      <div className={styles.into}>
        <SelectField
          label={t('glossary.candidates.into')}
          value={into}
          choices={[
            ...glossaries.map(({ id, name }) => ({ value: String(id), label: name })),
            { value: NEW, label: t('glossary.candidates.newOne') },
          ]}
          onChange={setInto}
        />
        {into === NEW && (
          <TextInput
            label={t('glossary.candidates.newName')}
            value={name}
            onChange={setName}
            onEnter={() => void add()}
            maxLength={NAME_CHARACTERS}
          />
        )}
      </div>
      {error && <ErrorLine error={error} />}
    </Modal>
  );
}

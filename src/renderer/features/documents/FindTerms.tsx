import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { GlossaryIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** Apart from the rest of the window, which most days does without it. */
const CandidatesModal = lazy(async () => ({
  default: (await import('../glossary/candidates/CandidatesModal.tsx')).CandidatesModal,
}));

/** Offers the terms that a finished document proposes for a glossary. */
export function FindTerms({ job }: { job: DocumentJob }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (job.state !== 'done') return null;
  return (
    <>
      <IconButton
        label={t('glossary.candidates.openOf', job)}
        onPress={() => {
          setOpen(true);
        }}
      >
        <GlossaryIcon />
      </IconButton>
      {isOpen && (
        <Suspense>
          <CandidatesModal
            job={job}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

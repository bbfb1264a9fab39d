import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { PauseIcon, PlayIcon, RegenerateIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { isUnusable } from './jobWords.ts';
import type { FileActions } from './useFileActions.ts';

export interface PauseButtonProps {
  job: DocumentJob;
  actions: FileActions;
}

/** Pauses a file, goes on with it or tries it again: one button, so that the focus stays on it. */
export function PauseButton({ job, actions }: PauseButtonProps) {
  const { t } = useTranslation();
  const { id, name, state } = job;
  if (state === 'done') return null;
  const rests = state === 'paused' || state === 'failed';
  const again = isUnusable(job) ? 'files.readAgain' : 'files.retry';
  const label = state === 'failed' ? again : rests ? 'files.resume' : 'files.pause';
  return (
    <IconButton
      label={t(label, { name })}
      onPress={() => {
        if (rests) actions.resume(id);
        else actions.pause(id);
      }}
    >
      {state === 'failed' ? <RegenerateIcon /> : rests ? <PlayIcon /> : <PauseIcon />}
    </IconButton>
  );
}

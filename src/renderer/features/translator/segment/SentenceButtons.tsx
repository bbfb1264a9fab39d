import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '#shared/ipc/translator.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckIcon, CopyIcon, EditIcon, RegenerateIcon, StopIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import { Tip } from '../../../ui/Tip.tsx';
import { useCopy } from '../../shell/useCopy.ts';
import styles from './SentencePanel.module.css';
import type { SentenceTask } from './useSentenceActions.ts';
import type { SentenceCommands } from './useSentenceKeys.ts';

export interface SentenceButtonsProps {
  element: Ref<HTMLDivElement>;
  segment: Segment;
  /** Only then anything can be done with it. */
  isDone: boolean;
  canRefine: boolean;
  task: SentenceTask | null;
  shows: { alternatives: boolean; back: boolean };
  commands: SentenceCommands;
  /** Ends the task. */
  onStop: () => void;
}

/** What can be done with the sentence. None is disabled, as the focus would be lost. */
export function SentenceButtons(props: SentenceButtonsProps) {
  const { element, segment, isDone, canRefine, task, shows, commands, onStop } = props;
  const { t } = useTranslation();
  const { copy, copied } = useCopy();
  const { accepted, target } = segment;
  const isRetranslated = task !== null && task.term === null;
  const when = (can: boolean, command: () => void) => ({
    'aria-disabled': !can,
    onPress: () => {
      if (can) command();
    },
  });
  return (
    <div ref={element} className={styles.buttons} role="group" aria-label={t('segment.toolbar')}>
      <Tip
        text={t(accepted ? 'segment.unacceptHint' : 'segment.acceptHint')}
        shortcut={keys.acceptSentence}
      >
        <Button
          look="quiet"
          aria-pressed={accepted}
          {...when(isDone && target !== '', commands.accept)}
        >
          <CheckIcon />
          {t(accepted ? 'segment.unaccept' : 'segment.accept')}
        </Button>
      </Tip>
      <IconButton
        label={t('segment.edit')}
        shortcut={keys.editSentence}
        {...when(isDone, commands.edit)}
      >
        <EditIcon />
      </IconButton>
      {isRetranslated ? (
        <IconButton label={t('segment.stop')} onPress={onStop}>
          <StopIcon />
        </IconButton>
      ) : (
        <IconButton
          label={t('segment.retranslate')}
          shortcut={keys.retranslate}
          {...when(isDone && task === null, commands.retranslate)}
        >
          <RegenerateIcon />
        </IconButton>
      )}
      <IconButton
        label={t('segment.copy')}
        {...when(target !== '', () => {
          copy(target);
        })}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <Asking
        label={t('segment.alternatives')}
        shortcut={keys.alternatives}
        isExpanded={shows.alternatives}
        {...when(isDone, commands.alternatives)}
      />
      <Asking
        label={t('segment.back')}
        shortcut={keys.backTranslate}
        isExpanded={shows.back}
        {...when(isDone, commands.back)}
      />
      <Tip text={t('segment.refineHint')}>
        <Button look="quiet" {...when(isDone && canRefine, commands.refine)}>
          {t('segment.refine')}
        </Button>
      </Tip>
      <span className={styles.spoken} role="status">
        {copied && t('segment.copied')}
      </span>
    </div>
  );
}

interface AskingProps {
  label: string;
  shortcut: string;
  isExpanded: boolean;
  'aria-disabled': boolean;
  onPress: () => void;
}

function Asking({ label, shortcut, isExpanded, ...button }: AskingProps): ReactNode {
  return (
    <Tip text={label} shortcut={shortcut}>
      <Button look="quiet" aria-expanded={isExpanded} {...button}>
        {label}
      </Button>
    </Tip>
  );
}

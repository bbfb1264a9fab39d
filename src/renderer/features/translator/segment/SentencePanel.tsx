import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Origin } from '#shared/ipc/chat.ts';
import { ChevronIcon, CloseIcon, NextIcon, PreviousIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import type { Translator } from '../useTranslator.ts';
import { Sentence } from './Sentence.tsx';
import styles from './SentencePanel.module.css';
import { useMarked } from './useMarked.ts';
import { useMatches } from './useMatches.ts';
import { useSentenceActions } from './useSentenceActions.ts';
import { worthSaying } from './worthSaying.ts';

export interface SentencePanelProps {
  translator: Translator;
  /** Begins a revision of what `model` (its name) translated. */
  onRefine: (origin: Origin, model: string) => void;
}

/** Under the panes: what is known of the sentence that is marked, and what can be done with it. */
export function SentencePanel({ translator, onRefine }: SentencePanelProps) {
  const { t } = useTranslation();
  const marked = useMarked(translator);
  const matches = useMatches(translator, marked);
  const actions = useSentenceActions(translator);
  /** As the user wants it; null: open from when there is something to tell. */
  const [wish, setWish] = useState<boolean | null>(null);
  const [isOpened, setOpened] = useState(false);
  const element = useRef<HTMLElement>(null);
  const opens = marked !== null && (isOpened || worthSaying(marked.segment, matches));
  if (opens !== isOpened) setOpened(opens);
  if (!marked) return null;

  const { segment, source, to, at, total } = marked;
  const isOpen = wish ?? isOpened;
  const beside = (step: number) => translator.segments[at + step];

  function close(): void {
    translator.activate(null);
    if (element.current?.contains(document.activeElement))
      translator.source.element.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (actions.taskOf(segment.id)) actions.stop(segment.id);
    else close();
  }
  const step = (by: number, label: string, icon: ReactNode) => (
    <IconButton
      label={label}
      aria-disabled={beside(by) === undefined}
      onPress={() => {
        const next = beside(by);
        if (next) translator.activate(next.id);
      }}
    >
      {icon}
    </IconButton>
  );

  return (
    <section
      ref={element}
      className={styles.panel}
      aria-label={t('segment.label')}
      onKeyDown={onKeyDown}
    >
      <div className={styles.strip}>
        <div className={styles.place}>
          {step(-1, t('segment.previous'), <PreviousIcon />)}
          <span className={styles.position}>
            {t('segment.position', { number: at + 1, total })}
          </span>
          {step(1, t('segment.next'), <NextIcon />)}
        </div>
        <Sentence
          key={`${segment.id} ${to} ${source}`}
          translator={translator}
          marked={marked}
          matches={matches}
          actions={actions}
          isOpen={isOpen}
          onOpen={() => {
            setWish(true);
          }}
          onRefine={onRefine}
        />
        <div className={styles.ends}>
          <IconButton
            label={t('segment.details')}
            aria-expanded={isOpen}
            onPress={() => {
              setWish(!isOpen);
            }}
          >
            <ChevronIcon />
          </IconButton>
          <IconButton label={t('segment.close')} shortcut={keys.stop} onPress={close}>
            <CloseIcon />
          </IconButton>
        </div>
      </div>
    </section>
  );
}

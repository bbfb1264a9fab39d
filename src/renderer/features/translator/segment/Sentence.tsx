import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Origin } from '#shared/ipc/chat.ts';
import type { MemoryMatch } from '#shared/ipc/memory.ts';
import type { Translator } from '../useTranslator.ts';
import { Alternatives } from './Alternatives.tsx';
import { BackTranslation } from './BackTranslation.tsx';
import { Matches } from './Matches.tsx';
import { SentenceButtons } from './SentenceButtons.tsx';
import { SentenceFacts } from './SentenceFacts.tsx';
import { SentenceFlags } from './SentenceFlags.tsx';
import { sentenceOrigin } from './sentenceOrigin.ts';
import styles from './SentencePanel.module.css';
import { Terms } from './Terms.tsx';
import { useAlternatives } from './useAlternatives.ts';
import { useBackTranslation } from './useBackTranslation.ts';
import type { MarkedSentence } from './useMarked.ts';
import type { SentenceActions } from './useSentenceActions.ts';
import { useSentenceKeys } from './useSentenceKeys.ts';
import { newMatches, worthSaying } from './worthSaying.ts';

export interface SentenceProps {
  translator: Translator;
  marked: MarkedSentence;
  matches: readonly MemoryMatch[];
  actions: SentenceActions;
  /** Whether more than a line of it is seen. */
  isOpen: boolean;
  onOpen: () => void;
  onRefine: (origin: Origin, model: string) => void;
}

/** One sentence, with what was asked about it; another one, or another source, needs another `key`. */
export function Sentence(props: SentenceProps) {
  const { translator, marked, matches, actions, isOpen, onOpen, onRefine } = props;
  const { t } = useTranslation();
  const { segment, source, to, at } = marked;
  const { id, target, from } = segment;
  const { translationId } = translator;
  const [shows, setShows] = useState({ alternatives: false, back: false });
  const alternatives = useAlternatives(translationId, id, target);
  const back = useBackTranslation(translationId, id, target);
  const isDone = segment.state === 'done' && !marked.isOld && translator.editing !== id;

  const commands = {
    accept: () => void actions.accept(id, !segment.accepted),
    edit: () => {
      translator.startEdit(id);
    },
    retranslate: () => void actions.retranslate(id),
    alternatives: () => {
      const isShown = shows.alternatives && isOpen;
      setShows({ ...shows, alternatives: !isShown });
      if (isShown) {
        alternatives.stop();
        return;
      }
      onOpen();
      if (alternatives.texts.length === 0) alternatives.find();
    },
    back: () => {
      const isShown = shows.back && isOpen;
      setShows({ ...shows, back: !isShown });
      if (isShown) {
        back.stop();
        return;
      }
      onOpen();
      if (back.text === null) back.ask();
    },
    refine: () => {
      const shown = translator.shown();
      if (!shown) return;
      onRefine(
        sentenceOrigin(shown, source, segment, translator.segments.slice(0, at)),
        shown.model,
      );
    },
  };
  const buttons = useRef<HTMLDivElement>(null);
  useSentenceKeys(buttons, isDone ? commands : null);

  const use = (text: string) => void actions.edit(id, text);
  const isQuiet =
    !worthSaying(segment, matches) &&
    !shows.alternatives &&
    !shows.back &&
    segment.state === 'done';
  return (
    <>
      <SentenceFacts segment={segment} isOpen={isOpen} onOpen={onOpen} />
      <SentenceButtons
        element={buttons}
        segment={segment}
        isDone={isDone}
        canRefine={translator.hasResult}
        task={actions.taskOf(id)}
        shows={isOpen ? shows : { alternatives: false, back: false }}
        commands={commands}
        onStop={() => {
          actions.stop(id);
        }}
      />
      {/* What scrolls must be reachable by keyboard. */}
      <div
        className={styles.body}
        hidden={!isOpen}
        role="group"
        aria-label={t('segment.details')}
        tabIndex={0}
      >
        <SentenceFlags segment={segment} />
        {shows.alternatives && (
          <Alternatives
            alternatives={alternatives}
            target={target}
            to={to}
            isDone={isDone}
            onUse={use}
          />
        )}
        {shows.back && <BackTranslation back={back} source={source} from={from} />}
        <Terms segment={segment} to={to} isDone={isDone} actions={actions} onEdit={commands.edit} />
        <Matches
          segment={segment}
          source={source}
          to={to}
          matches={newMatches(segment, matches)}
          isDone={isDone}
          onUse={use}
        />
        {isQuiet && <p className={styles.quiet}>{t('segment.nothing')}</p>}
      </div>
    </>
  );
}

import { useRef } from 'react';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { findLanguage } from '#shared/languages.ts';
import { unknownLanguages } from '#shared/modelLanguages.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { AUTO, chooseLanguage, swapLanguages } from './languageChoice.ts';
import { hasTarget, targetOf } from './shownText.ts';
import type { TranslatorState } from './translatorState.ts';
import { useDetection } from './useDetection.ts';
import { useOpening } from './useOpening.ts';
import { useRestore } from './useRestore.ts';
import { useRun } from './useRun.ts';
import { useSentences } from './useSentences.ts';
import { useSource } from './useSource.ts';
import { useTranslating } from './useTranslating.ts';

/** Everything the translator does, put together. */
export function useTranslator(model: ModelStatus) {
  const { settings, update } = useSettings();
  const source = useSource(settings.draft);
  const detection = useDetection();
  const runs = useRun();
  const translating = useTranslating({ model, source, runs, detection });
  const opening = useOpening({ source, runs, detection, translating });
  useRestore({ source, runs, detection, translating, open: opening.open });
  const { state } = runs;
  const sentences = useSentences(runs);
  const refiner = useRef<Refiner>(null);

  const { run } = state;
  const { from, to } = settings;
  // Neither `auto` nor `und` is one.
  const ofRun = run && findLanguage(run.from) ? run.from : null;
  const sourceLanguage = from === AUTO ? (detection.detected ?? ofRun) : from;
  const { languages: known, starter = false } = model.state === 'ready' ? model.model : {};
  const unknown = unknownLanguages(known, [sourceLanguage ?? AUTO, to]);
  const hasResult = isEnded(state);

  function changeLanguages(choice: ReturnType<typeof chooseLanguage>): void {
    update({ from: choice.from, to: choice.to, recentLanguages: choice.recentLanguages });
    translating.translate({ languages: choice, keepsTarget: true });
  }

  function swap(): void {
    const choice = swapLanguages(settings, sourceLanguage);
    const output = state.stale ? '' : targetOf(state.text);
    if (output !== '') {
      source.replace(output);
      detection.setDetected(to);
    }
    changeLanguages(choice);
  }

  /** The translation on show with the source that it is of; null while there is none that has ended. */
  function shown(): ShownTranslation | null {
    if (!run || !hasResult) return null;
    return {
      id: run.id,
      source: state.text.source,
      target: targetOf(state.text),
      from: ofRun ?? sourceLanguage ?? run.from,
      to: run.to,
      model: run.model || (model.state === 'ready' ? model.model.name : ''),
    };
  }

  return {
    source,
    state,
    /** Whether there is a translation that goes no further. */
    hasResult,
    shown,
    refiner,
    refine: () => refiner.current?.refine(),
    detected: detection.detected,
    sourceLanguage,
    /** Further languages of a mixed text. */
    otherLanguages: detection.others,
    setPairMode: (pairMode: boolean) => {
      update({ pairMode });
    },
    /** Languages of the pair that the model does not know. */
    unknown,
    /** The text is not translated until the user asks for it; one in the target language has a note of its own. */
    isHeldBack: starter && source.length > 0 && unknown.length > 0,
    edited: translating.edited,
    translate: () => {
      translating.translate({ asked: true });
    },
    hold: translating.hold,
    stop: translating.stop,
    /** The translation on show, as it is copied. */
    target: () => targetOf(state.text),
    ...sentences,
    swap,
    ...opening,
    choose: (side: 'from' | 'to', code: string) => {
      changeLanguages(chooseLanguage(settings, side, code));
    },
  };
}

/** Begins a revision of what is shown, as its button does. */
export interface Refiner {
  refine: () => void;
}

export type ShownTranslation = Pick<
  HistoryEntry,
  'id' | 'source' | 'target' | 'from' | 'to' | 'model'
>;

export type Translator = ReturnType<typeof useTranslator>;

function isEnded({ run, text, stale }: TranslatorState): boolean {
  return (
    hasTarget(text) &&
    !stale &&
    run !== null &&
    ['done', 'stopped', 'interrupted'].includes(run.phase)
  );
}

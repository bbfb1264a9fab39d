import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorData } from '#shared/errors.ts';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import { findLanguage } from '#shared/languages.ts';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { unknownLanguages } from '#shared/modelLanguages.ts';
import { request } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { AUTO, chooseLanguage, swapLanguages } from './languageChoice.ts';
import { inOnePiece, type Opened, openedAction } from './openedAction.ts';
import { planPair } from './pairPlan.ts';
import { hasTarget, targetOf } from './shownText.ts';
import { styleOf } from './style/styleOf.ts';
import { COMPLETE_DELAY, translateDelay } from './translateDelay.ts';
import type { TranslatorState } from './translatorState.ts';
import { useDetection } from './useDetection.ts';
import { useRun } from './useRun.ts';
import { useSentences } from './useSentences.ts';
import { useSource } from './useSource.ts';

/** Longer drafts wait for the user to ask when the app starts. */
const AUTO_START_CHARACTERS = 5000;

type Languages = Pick<Settings, 'from' | 'to'>;

interface Wish {
  /** The user wants it now, even if it is on show already, the model failed before, or does not know the language. */
  asked: boolean;
  languages: Languages;
  /** The user has just chosen the target: it stays. */
  keepsTarget: boolean;
}

/** Everything the translator does: what is typed is translated, and the newest text wins. */
export function useTranslator(model: ModelStatus) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const toast = useToast();
  const source = useSource(settings.draft);
  const { detected, others, detect, detectNow, cancel, setDetected } = useDetection();
  const runs = useRun();
  const { state, dispatch } = runs;
  const { run } = state;
  const sentences = useSentences(state, dispatch);
  const running = run?.phase === 'running';
  const { from, to } = settings;
  // Neither `auto` nor `und` is one.
  const ofRun = run && findLanguage(run.from) ? run.from : null;
  const sourceLanguage = from === AUTO ? (detected ?? ofRun) : from;
  const { languages: known, starter = false } = model.state === 'ready' ? model.model : {};
  const unknown = unknownLanguages(known, [sourceLanguage ?? AUTO, to]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refiner = useRef<Refiner>(null);
  const waiting = useRef<Wish | null>(null);
  const translated = useRef<{ text: string; from: string; to: string } | null>(null);

  /** Puts off what is about to be translated until the next edit or wish. */
  function hold(): void {
    clearTimeout(timer.current);
    // With such a model a detection under way is about to translate.
    if (known) cancel();
  }

  function stop(): void {
    hold();
    waiting.current = null;
    if (run && running) runs.stop(run.id);
  }

  function translate(wishes: Partial<Wish> = {}): void {
    const wish = { asked: false, languages: settings, keepsTarget: false, ...wishes };
    hold();
    const text = source.text();
    if (text.length > MAX_SOURCE_CHARACTERS) return;
    // Who asks for nothing to be translated is told so.
    if (!wish.asked && (text.trim() === '' || model.state === 'failed')) return;
    const { from } = wish.languages;
    if (model.state === 'idle' || model.state === 'loading') waitForModel(wish);
    else if (!known) start(wish.asked, wish.languages);
    else if (from !== AUTO) startKnown(wish, from);
    else {
      void detectNow(text).then((language) => {
        if (language !== undefined) latest.current.startKnown(wish, language);
      });
    }
  }

  /** What to translate to may depend on the model's languages. */
  function waitForModel(wish: Wish): void {
    waiting.current = wish;
    translated.current = null;
    runs.announce(source.text(), wish.languages.from, wish.languages.to);
  }

  /** The starter model, which writes nonsense in languages it does not know, is given those only when asked. */
  function startKnown({ asked, languages, keepsTarget }: Wish, language: string | null): void {
    const { to, isKnown } = planPair(known ?? [], language, languages.to, keepsTarget);
    if (to !== languages.to) update({ to });
    if (isKnown || asked || !starter) start(asked, { ...languages, to });
    else leaveEmpty();
  }

  function leaveEmpty(): void {
    stop();
    translated.current = null;
    dispatch({ type: 'cleared' });
  }

  function start(asked: boolean, { from, to }: Languages): void {
    const text = source.text();
    const last = translated.current;
    const same = last?.text === text && last.from === from && last.to === to;
    if (!asked && same && run?.phase !== 'failed') return;
    translated.current = { text, from, to };
    runs.start(text, from, to, styleOf(settings, from, to));
  }

  // What comes later must go by the languages and the model of its moment.
  const latest = useRef({ translate, startKnown, show });
  useEffect(() => {
    latest.current = { translate, startKnown, show };
  });
  function translateIn(delay: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      latest.current.translate();
    }, delay);
  }

  function edited(inputType: string, before: string): void {
    hold();
    source.edited();
    const text = source.text();
    // Otherwise translating detects it: what a text of such a model is in may change what it is translated to.
    if (!known || text.trim() === '') detect(text);
    if (text.trim() === '') {
      leaveEmpty();
      return;
    }
    translateIn(translateDelay(inputType, before));
  }

  function changeLanguages(choice: Pick<Settings, 'from' | 'to' | 'recentLanguages'>): void {
    update({ from: choice.from, to: choice.to, recentLanguages: choice.recentLanguages });
    translate({ languages: choice, keepsTarget: true });
  }

  function swap(): void {
    const choice = swapLanguages(settings, sourceLanguage);
    const output = state.stale ? '' : targetOf(state.text);
    if (output !== '') {
      source.replace(output);
      setDetected(to);
    }
    changeLanguages(choice);
  }

  function clear(): void {
    if (source.text() === '') return;
    const undo = whatIsShown();
    stop();
    put('', null);
    dispatch({ type: 'cleared' });
    source.element.current?.focus();
    offerUndo(t('source.cleared'), undo);
  }

  /** What brings back the text and translation that are there now. */
  function whatIsShown(): () => void {
    const before = {
      text: source.text(),
      translated: translated.current,
      state: ended(state),
      detected,
    };
    const languages = { from, to };
    return () => {
      update(languages);
      put(before.text, before.translated);
      setDetected(before.detected);
      dispatch({ type: 'restored', state: before.state });
      source.element.current?.focus();
    };
  }

  function offerUndo(text: string, onAction: () => void): void {
    toast({ text, action: { label: t('common.undo'), onAction } });
  }

  function put(text: string, of: typeof translated.current): void {
    clearTimeout(timer.current);
    source.replace(text);
    setDetected(null);
    translated.current = of;
  }

  const isOnShow = (text: string) =>
    translated.current?.text === text && source.text() === text && !state.stale;

  /**
   * Shows a translation of the history again, or one with a revision that was `accepted`, which nobody expects to take
   * the place of another text; nothing is translated. Answers with whether it offers to undo that.
   */
  function open(entry: HistoryEntry, { accepted = false } = {}): boolean {
    const isShown = run?.id === entry.id && (running || isOnShow(entry.source));
    if (isShown && running) return false;
    const replaced = source.text();
    const isTranslated = translated.current?.text === replaced && run?.phase !== 'failed';
    const isOther = replaced.trim() !== '' && replaced !== entry.source;
    // What was translated is in the history itself.
    const offersUndo =
      !isShown && isOther && (accepted || !(isTranslated && settings.historyEnabled));
    void openedOf(entry).then((opened) => {
      if (source.text() !== replaced) return;
      latest.current.show(opened, isShown);
      if (offersUndo) offerUndo(t(accepted ? 'chat.acceptedOver' : 'history.opened'), undo);
    });
    const undo = whatIsShown();
    return offersUndo;
  }

  /** Puts an opened translation into both panes; `isShown`: its source is in the one already. */
  function show(opened: Opened, isShown = false): void {
    const { entry } = opened;
    if (!isShown) {
      stop();
      const nextFrom = from === AUTO ? AUTO : entry.from;
      put(entry.source, { text: entry.source, from: nextFrom, to: entry.to });
      setDetected(entry.from === AUTO ? null : entry.from);
      update({ from: nextFrom, to: entry.to });
    }
    dispatch(openedAction(opened));
  }

  const restore = useEffectEvent(async () => {
    const draft = source.text();
    void detectNow(draft);
    const wasRunning = await runs.resume().catch(() => null);
    if (wasRunning !== null) {
      put(wasRunning, { text: wasRunning, from, to });
      return;
    }
    if (draft.trim() === '') return;
    const entries = await entriesToRestore(settings.translation).catch(() => []);
    if (source.text() !== draft) return;
    const entry = entries.find(
      (each) => each.source === draft && each.to === to && (from === AUTO || each.from === from),
    );
    if (entry && entry.state !== 'running') open(entry);
    else if (draft.length <= AUTO_START_CHARACTERS) translate();
  });
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    void restore();
  }, []);

  const shownId = run && run.phase !== 'running' ? run.id : null;
  const rememberShown = useEffectEvent((translation: string) => {
    if (translation !== settings.translation) update({ translation });
  });
  useEffect(() => {
    if (shownId !== null) rememberShown(shownId);
  }, [shownId]);

  const modelReady = useEffectEvent(() => {
    const wish = waiting.current;
    waiting.current = null;
    if (wish) {
      translate(wish);
      return;
    }
    const wanted = run === null || (run.phase === 'failed' && run.error?.code.startsWith('model.'));
    // What began before the starter model was there may be nothing for it.
    if (wanted || (running && starter)) translateIn(COMPLETE_DELAY);
  });
  const modelFailed = useEffectEvent((error: ErrorData) => {
    if (waiting.current && run) dispatch({ type: 'failed', id: run.id, error });
    waiting.current = null;
  });
  useEffect(() => {
    if (model.state === 'ready') modelReady();
    else if (model.state === 'failed') modelFailed(model.error);
  }, [model]);

  const hasResult = isEnded(state);

  /** The translation on show with the source that it is of; null while there is none that has ended. */
  function shown(): ShownTranslation | null {
    if (!run || !hasResult || !translated.current) return null;
    return {
      id: run.id,
      source: translated.current.text,
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
    detected,
    sourceLanguage,
    /** Further languages of a mixed text. */
    otherLanguages: others,
    setPairMode: (pairMode: boolean) => {
      update({ pairMode });
    },
    /** Languages of the pair that the model does not know. */
    unknown,
    /** The text is not translated until the user asks for it; one in the target language has a note of its own. */
    isHeldBack: starter && source.length > 0 && unknown.length > 0,
    edited,
    translate: () => {
      translate({ asked: true });
    },
    hold,
    stop,
    /** The translation on show, as it is copied. */
    target: () => targetOf(state.text),
    ...sentences,
    swap,
    clear,
    open,
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

/** The translation that was on show, and the newest one: a kill -9 comes before the first is known. */
async function entriesToRestore(shownId: string): Promise<HistoryEntry[]> {
  const { rows } = await request('history.list', { query: '', limit: 1, offset: 0 });
  const ids = new Set([shownId, ...rows.map(({ id }) => id)].filter((id) => id !== ''));
  const entries = await Promise.all([...ids].map((id) => request('history.get', { id })));
  return entries.filter((entry) => entry !== null);
}

async function openedOf(entry: HistoryEntry): Promise<Opened> {
  const opened = await request('translator.open', { id: entry.id }).catch(() => null);
  return opened ?? { entry, ...inOnePiece(entry) };
}

function isEnded({ run, text, stale }: TranslatorState): boolean {
  return (
    hasTarget(text) &&
    !stale &&
    run !== null &&
    ['done', 'stopped', 'interrupted'].includes(run.phase)
  );
}

/** A translation that was stopped meanwhile cannot go on. */
function ended(state: TranslatorState): TranslatorState {
  if (state.run?.phase !== 'running') return state;
  return { ...state, run: { ...state.run, phase: 'stopped' } };
}

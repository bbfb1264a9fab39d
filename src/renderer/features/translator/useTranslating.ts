import { useEffect, useEffectEvent, useRef } from 'react';
import type { ErrorData } from '#shared/errors.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { AUTO } from './languageChoice.ts';
import { pairLanguage } from './languages/pairLanguage.ts';
import { planPair } from './pairPlan.ts';
import { styleOf } from './style/styleOf.ts';
import { COMPLETE_DELAY, translateDelay } from './translateDelay.ts';
import type { useDetection } from './useDetection.ts';
import type { useRun } from './useRun.ts';
import type { Source } from './useSource.ts';

export type Languages = Pick<Settings, 'from' | 'to'>;

/** A text that was given to be translated, and between which languages (`from` may be `auto`). */
export type Translated = Languages & { text: string };

interface Wish {
  /** The user wants it now, even if it is on show already, the model failed before, or does not know the language. */
  asked: boolean;
  languages: Languages;
  /** The user has just chosen the target: it stays. */
  keepsTarget: boolean;
}

export interface TranslatingOptions {
  model: ModelStatus;
  source: Source;
  runs: ReturnType<typeof useRun>;
  detection: ReturnType<typeof useDetection>;
}

/** When the source text is translated, and into what: as it is typed, and the newest text wins. */
export function useTranslating({ model, source, runs, detection }: TranslatingOptions) {
  const { settings, update } = useSettings();
  const { run } = runs.state;
  const running = run?.phase === 'running';
  const { languages: known, starter = false } = model.state === 'ready' ? model.model : {};
  /** What it is translated to may depend on the language of the text. */
  const detects = known !== undefined || settings.pairMode;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Wish | null>(null);
  const translated = useRef<Translated | null>(null);

  /** Puts off what is about to be translated until the next edit or wish. */
  function hold(): void {
    clearTimeout(timer.current);
    // Then a detection under way is about to translate.
    if (detects) detection.cancel();
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
    else if (!detects) start(wish);
    else if (from !== AUTO && !settings.pairMode) startPlanned(wish, from);
    else {
      void detection.detectNow(text).then((language) => {
        if (language === undefined) return;
        const { from, to } = wish.languages;
        const turns = settings.pairMode && known?.length !== 2;
        const told = turns ? pairLanguage(text, language, from, to) : language;
        latest.current.startPlanned(wish, told);
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
  function startPlanned(wish: Wish, language: string | null): void {
    const { languages, asked, keepsTarget } = wish;
    const plan = planPair({
      ...{ known, language, keepsTarget, from: languages.from, to: languages.to },
      ...{ pairMode: settings.pairMode, recent: settings.recentLanguages },
    });
    const { from, to, isKnown } = plan;
    if (from !== languages.from || to !== languages.to) update({ from, to });
    if (isKnown || asked || !starter) start({ ...wish, languages: { from, to } });
    else leaveEmpty();
  }

  function leaveEmpty(): void {
    stop();
    translated.current = null;
    runs.dispatch({ type: 'cleared' });
  }

  function start({ asked, languages: { from, to } }: Wish): void {
    const text = source.text();
    const last = translated.current;
    const same = last?.text === text && last.from === from && last.to === to;
    if (!asked && same && run?.phase !== 'failed') return;
    translated.current = { text, from, to };
    runs.start(text, from, to, styleOf(settings, from, to));
  }

  // What comes later must go by the languages and the model of its moment.
  const latest = useRef({ translate, startPlanned });
  useEffect(() => {
    latest.current = { translate, startPlanned };
  });
  function translateIn(delay: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      latest.current.translate();
    }, delay);
  }

  /** The text was edited: `inputType` is the event's, `before` a few characters before the caret. */
  function edited(inputType: string, before: string): void {
    hold();
    source.edited();
    const text = source.text();
    // Otherwise translating detects it.
    if (!detects || text.trim() === '') detection.detect(text);
    if (text.trim() === '') leaveEmpty();
    else translateIn(translateDelay(inputType, before));
  }

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
    if (waiting.current && run) runs.dispatch({ type: 'failed', id: run.id, error });
    waiting.current = null;
  });
  useEffect(() => {
    if (model.state === 'ready') modelReady();
    else if (model.state === 'failed') modelFailed(model.error);
  }, [model]);

  return {
    /** The text that is on show translated, or will be. */
    translated,
    translate,
    edited,
    hold,
    stop,
    leaveEmpty,
    /** The texts in both panes are these now, and nothing is to be done about them. */
    put: (text: string, of: Translated | null) => {
      clearTimeout(timer.current);
      source.replace(text);
      detection.setDetected(null);
      translated.current = of;
    },
  };
}

export type Translating = ReturnType<typeof useTranslating>;

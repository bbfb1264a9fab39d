import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors.ts';
import type { SentenceDraft } from '#shared/ipc/settings.ts';
import type { Segment } from '#shared/ipc/translator.ts';
import { request, send } from '../../ipc/client.ts';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { createDraftSaver } from './draft.ts';
import { sentenceElement } from './sentenceElement.ts';
import { segmentOf, sourceOf } from './shownText.ts';
import type { TranslatorState } from './translatorState.ts';

export interface SentenceEditOptions {
  state: TranslatorState;
  /** Shows a segment as it is now; `of` is the translation. */
  put: (segment: Segment, of: string) => void;
}

/**
 * The sentence that is edited in its place. What is written outlives a newer translation, and the window; it is gone once
 * it is kept or given up.
 */
export function useSentenceEdit({ state, put }: SentenceEditOptions) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { report } = useNotices();
  const toast = useToast();
  const [editing, setEditing] = useState<number | null>(null);
  const draft = useRef<SentenceDraft | null>(settings.sentenceDraft);
  const caret = useRef<number | null>(null);
  const saver = useMemo(() => createDraftSaver(() => ({ sentenceDraft: draft.current })), []);
  const { text, stale, run } = state;

  function close(): void {
    draft.current = null;
    saver.schedule(0);
    saver.flush();
    setEditing(null);
  }

  /** `at`: where in its target the caret goes, in UTF-16 units; null: to the end. */
  function start(id: number, at: number | null = null): void {
    const segment = stale ? undefined : segmentOf(text, id);
    if (!segment || (segment.state !== 'done' && segment.state !== 'partial')) return;
    caret.current = at;
    setEditing(id);
  }

  function keep(id: number, written: string): void {
    const segment = segmentOf(text, id);
    const target = written.trim();
    const of = run?.id;
    if (editing !== id) return;
    const source = segment && sourceOf(text, segment);
    close();
    if (!segment || of === undefined || target === '' || target === segment.target) return;
    put({ ...segment, target, origin: 'user', accepted: false, flags: [], terms: [] }, of);
    request('translator.edit', { translation: of, segment: id, target }).then(
      (answer) => {
        put(answer, of);
      },
      (error: unknown) => {
        put(segment, of);
        draft.current = { segment: id, source: source ?? '', text: written };
        saver.schedule(0);
        setEditing(id);
        report(toAppError(error).toData());
      },
    );
  }

  // A newer translation may have the sentence under another id, or not at all.
  const follow = useEffectEvent(() => {
    const { current } = draft;
    if (!current || stale || text.segments.length === 0) return;
    if (editing !== null && text.positions.has(editing)) return;
    const again = text.segments.find((segment) => sourceOf(text, segment) === current.source);
    if (again) {
      draft.current = { ...current, segment: again.id };
      setEditing(again.id);
    } else if (editing !== null) {
      setEditing(null);
      toast({
        text: t('target.sentence.gone'),
        action: {
          label: t('target.sentence.copyGone'),
          onAction: () => {
            send('app.copy', { text: current.text }, (error) => {
              report(error.toData());
            });
          },
        },
      });
    }
  });
  useEffect(() => {
    follow();
  }, [text, stale]);

  useEffect(() => {
    const flush = () => {
      saver.flush();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, [saver]);

  // The same functions all the time: a new one would draw every sentence again.
  const newest = useRef({ keep, close, text });
  useEffect(() => {
    newest.current = { keep, close, text };
  });
  const actions = useMemo(
    () => ({
      /** What was written of a sentence, where anything was. */
      textOf: (id: number) => (draft.current?.segment === id ? draft.current.text : null),
      write(id: number, written: string): void {
        const { text } = newest.current;
        const segment = segmentOf(text, id);
        if (!segment) return;
        draft.current = { segment: id, source: sourceOf(text, segment), text: written };
        saver.schedule(written.length);
      },
      keep(id: number, written: string, { refocus = false } = {}): void {
        newest.current.keep(id, written);
        if (refocus) focusSoon(id);
      },
      giveUp(id: number): void {
        newest.current.close();
        focusSoon(id);
      },
      placeCaret(element: HTMLElement): void {
        const { firstChild } = element;
        if (!firstChild) return;
        const end = firstChild.textContent?.length ?? 0;
        getSelection()?.collapse(firstChild, Math.min(caret.current ?? end, end));
      },
    }),
    [saver],
  );

  return { editing, start, actions };
}

export type SentenceEdit = Pick<ReturnType<typeof useSentenceEdit>, 'editing' | 'actions'>;

function focusSoon(id: number): void {
  requestAnimationFrame(() => {
    sentenceElement(id)?.focus({ preventScroll: true });
  });
}

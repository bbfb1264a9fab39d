import { useState } from 'react';
import type { Segment, SegmentTerm } from '#shared/ipc/translator.ts';
import { request, send } from '../../../ipc/client.ts';
import type { Translator } from '../useTranslator.ts';
import { useQuietly } from './useQuietly.ts';

/** What the model is asked about a sentence, which goes on while another one is looked at. */
export interface SentenceTask {
  /** What it can be stopped by. */
  id: string;
  /** The term that it is about; null: the whole sentence is translated again. */
  term: SegmentTerm | null;
}

/** A term that was not to be had. */
export interface FailedFix {
  segment: number;
  term: SegmentTerm;
}

/** What can be done with the sentences of the translation on show. */
export function useSentenceActions({ translationId, putSegment }: Translator) {
  const quietly = useQuietly();
  const [tasks, setTasks] = useState<ReadonlyMap<number, SentenceTask>>(new Map());
  const [failedFix, setFailedFix] = useState<FailedFix | null>(null);

  async function put(asked: Promise<Segment | null>): Promise<void> {
    const segment = await quietly(asked);
    if (segment && translationId !== null) putSegment(segment, translationId);
  }

  async function work<T>(
    segment: number,
    term: SegmentTerm | null,
    ask: (id: string) => Promise<T>,
  ): Promise<T | undefined> {
    const id = crypto.randomUUID();
    setFailedFix(null);
    setTasks((before) => new Map(before).set(segment, { id, term }));
    const answer = await quietly(ask(id));
    setTasks((before) => new Map([...before].filter(([, task]) => task.id !== id)));
    return answer;
  }

  return {
    taskOf: (segment: number) => tasks.get(segment) ?? null,
    failedFix,
    accept: async (segment: number, accepted: boolean): Promise<void> => {
      if (translationId === null) return;
      await put(request('translator.accept', { translation: translationId, segment, accepted }));
    },
    edit: async (segment: number, target: string): Promise<void> => {
      if (translationId === null) return;
      await put(request('translator.edit', { translation: translationId, segment, target }));
    },
    retranslate: async (segment: number): Promise<void> => {
      const translation = translationId;
      if (translation === null || tasks.has(segment)) return;
      const answer = await work(segment, null, (id) =>
        request('translator.retranslate', { id, translation, segment }),
      );
      if (answer) putSegment(answer, translation);
    },
    fixTerm: async (segment: number, term: SegmentTerm): Promise<void> => {
      const translation = translationId;
      if (translation === null || tasks.has(segment)) return;
      const { source, target } = term;
      const answer = await work(segment, term, (id) =>
        request('translator.fixTerm', { id, translation, segment, term: { source, target } }),
      );
      if (!answer) return;
      if (answer.fixed) putSegment(answer.segment, translation);
      else setFailedFix({ segment, term });
    },
    stop: (segment: number): void => {
      const task = tasks.get(segment);
      if (task) send('translator.stop', { id: task.id }, () => undefined);
    },
  };
}

export type SentenceActions = ReturnType<typeof useSentenceActions>;

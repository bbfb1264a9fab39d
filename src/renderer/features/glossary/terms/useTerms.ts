import { useCallback } from 'react';
import type { GlossaryTerm } from '#shared/ipc/glossary.ts';
import { request } from '../../../ipc/client.ts';
import { useEvent } from '../../../ipc/useEvent.ts';
import type { RowPages } from '../../../ui/rows/rowPages.ts';
import { useRowPages } from '../../../ui/rows/useRowPages.ts';
import { type AskForPage, SEARCH_DELAY } from '../../../ui/usePages.ts';
import { useThrottled } from '../../../ui/useThrottled.ts';

export interface Question {
  query: string;
}
export type TermPages = RowPages<Question, GlossaryTerm>;

export const idOf = ({ id }: GlossaryTerm): number => id;

const REFRESH_MS = 300;

/** The terms of a glossary that a search finds, of which only the pages that are looked at are known. */
export function useTerms(
  glossary: number,
  question: Question,
  seen: () => readonly [number, number],
) {
  const ask: AskForPage<Question, GlossaryTerm> = useCallback(
    ({ query }, page) => request('glossary.terms', { glossary, query, ...page }),
    [glossary],
  );
  const terms = useRowPages(question, ask, idOf, seen, question.query === '' ? 0 : SEARCH_DELAY);
  useEvent('glossary.changed', useThrottled(terms.refresh, REFRESH_MS));
  return terms;
}

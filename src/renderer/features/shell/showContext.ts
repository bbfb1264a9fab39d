import { createContext, use } from 'react';
import type { Settings } from '#shared/ipc/settings.ts';

/** Goes to another view of the window, and there to a glossary (its id). */
export type Show = (view: Settings['view'], glossary?: number) => void;

export const ShowContext = createContext<Show | null>(null);

export function useShow(): Show {
  const show = use(ShowContext);
  if (!show) throw new Error('useShow outside of App');
  return show;
}

import type { MemoryFilter } from '#shared/ipc/memory.ts';

/** How the list is narrowed beside the search; what is empty lets everything through. */
export interface FilterChoice {
  /** BCP 47. */
  from: string;
  to: string;
  origin: string;
  /** Days as `2026-01-31`. */
  since: string;
  before: string;
  duplicates: boolean;
}

export const NO_FILTER: FilterChoice = {
  from: '',
  to: '',
  origin: '',
  since: '',
  before: '',
  duplicates: false,
};

/** How many parts of the filter are in use. */
export function partsInUse(choice: FilterChoice): number {
  return Object.values(choice).filter(Boolean).length;
}

/** When a day begins here, in milliseconds since 1970; undefined for no day. */
export function beginOf(day: string): number | undefined {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(day)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0] = parts;
  const begin = new Date(0);
  begin.setFullYear(year, month - 1, date);
  begin.setHours(0, 0, 0, 0);
  const time = begin.getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** The question for main. */
export function filterOf(query: string, choice: FilterChoice): MemoryFilter {
  const { from, to, origin, since, before, duplicates } = choice;
  const begin = beginOf(since);
  const end = beginOf(before);
  return {
    query,
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(origin !== '' && { origin }),
    ...(begin !== undefined && { since: begin }),
    ...(end !== undefined && { before: end }),
    ...(duplicates && { duplicates }),
  };
}

import type { ConversationFilter } from '#shared/ipc/chat.ts';

export const AGES = ['any', 'today', 'week', 'month', 'older'] as const;
export const ARCHIVES = ['without', 'only', 'with'] as const;
export const KINDS = ['all', 'chat', 'revision'] as const;

/** What the user chose to see. */
export interface FilterChoice {
  kind: (typeof KINDS)[number];
  /** BCP 47 codes; empty is any. */
  from: string;
  to: string;
  age: (typeof AGES)[number];
  archived: (typeof ARCHIVES)[number];
}

export const NO_FILTER: FilterChoice = {
  kind: 'all',
  from: '',
  to: '',
  age: 'any',
  archived: 'without',
};

/** The parts that are not as they are at first. */
export function activeParts(choice: FilterChoice): readonly (keyof FilterChoice)[] {
  const parts: (keyof FilterChoice)[] = ['kind', 'from', 'to', 'age', 'archived'];
  return parts.filter((part) => choice[part] !== NO_FILTER[part]);
}

/**
 * The filter as main knows it; `now` in milliseconds since 1970. Days are those of this computer's clock. A search finds
 * archived conversations too, as it is said to look through all messages.
 */
export function toFilter(
  choice: FilterChoice,
  now: number,
  { searching = false } = {},
): ConversationFilter {
  const { kind, from, to, age, archived } = choice;
  const hidesArchived = archived === 'without' && !searching;
  return {
    ...(kind !== 'all' && { kind }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(archived === 'only' && { archived: true }),
    ...(hidesArchived && { archived: false }),
    ...span(age, now),
  };
}

function span(age: FilterChoice['age'], now: number): ConversationFilter {
  switch (age) {
    case 'any':
      return {};
    case 'today':
      return { since: daysBefore(now, 0) };
    case 'week':
      return { since: daysBefore(now, 6) };
    case 'month':
      return { since: daysBefore(now, 29) };
    case 'older':
      return { until: daysBefore(now, 29) };
  }
}

/** The midnight that began the day so many days before today; days with a changed clock are longer or shorter. */
function daysBefore(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
}

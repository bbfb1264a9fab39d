/** What the choices of the filter are called. */
export const KIND_WORDS = {
  all: 'conversations.kindAll',
  chat: 'conversations.kindChat',
  revision: 'conversations.kindRevision',
} as const;

export const AGE_WORDS = {
  any: 'conversations.ageAny',
  today: 'conversations.ageToday',
  week: 'conversations.ageWeek',
  month: 'conversations.ageMonth',
  older: 'conversations.ageOlder',
} as const;

export const ARCHIVE_WORDS = {
  without: 'conversations.archiveWithout',
  only: 'conversations.archiveOnly',
  with: 'conversations.archiveWith',
} as const;

import type { Settings } from '#shared/ipc/settings.ts';

export const AUTO = 'auto';
const RECENT = 8;

type Choice = Pick<Settings, 'from' | 'to' | 'recentLanguages'>;

/** A language chosen on one side. Choosing the other side's moves that one away: nobody wants English to English. */
export function chooseLanguage(before: Choice, side: 'from' | 'to', code: string): Choice {
  const other = side === 'from' ? 'to' : 'from';
  const way = before[side] === AUTO ? otherLanguage(before.recentLanguages, code) : before[side];
  return {
    ...before,
    [side]: code,
    [other]: before[other] === code ? way : before[other],
    recentLanguages: withRecent(before.recentLanguages, code),
  };
}

/** The languages the other way round. `source` is the one in use on the source side, null under Auto without a clue. */
export function swapLanguages(before: Choice, source: string | null): Choice {
  const to = source ?? otherLanguage(before.recentLanguages, before.to);
  return { ...before, from: before.to, to, recentLanguages: before.recentLanguages };
}

/** A language to translate to instead of `code`: the one used last, else English or Chinese. */
export function otherLanguage(recent: readonly string[], code: string): string {
  return [...recent, 'en', 'zh-Hans'].find((other) => other !== code && other !== AUTO) ?? 'en';
}

function withRecent(recent: readonly string[], code: string): string[] {
  if (code === AUTO) return [...recent];
  return [code, ...recent.filter((other) => other !== code)].slice(0, RECENT);
}

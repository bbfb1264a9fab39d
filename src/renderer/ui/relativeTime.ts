const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago, in the largest unit that fits (`3 hr. ago`); null within the last minute. Times in ms since 1970. */
export function relativeTime(then: number, now: number, locale: string): string | null {
  const passed = now - then;
  const step = STEPS.find(([, ms]) => passed >= ms);
  if (!step) return null;
  const [unit, ms] = step;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(
    -Math.floor(passed / ms),
    unit,
  );
}

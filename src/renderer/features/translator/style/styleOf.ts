import type { Settings } from '#shared/ipc/settings.ts';
import type { Style } from '#shared/ipc/style.ts';

/** A translation as its source is. */
export const NO_STYLE: Style = { tone: 'asIs', domain: '', instruction: '' };

/** How a pair of languages is translated; undefined: as its source is. `from` may be `auto`, which is a pair of its own. */
export function styleOf(
  { styles }: Pick<Settings, 'styles'>,
  from: string,
  to: string,
): Style | undefined {
  return styles[keyOf(from, to)];
}

/** The styles with that of one pair changed; one that says nothing is not kept. */
export function withStyle(
  styles: Settings['styles'],
  from: string,
  to: string,
  style: Style,
): Settings['styles'] {
  const key = keyOf(from, to);
  const { tone } = style;
  const domain = style.domain.trim();
  const instruction = style.instruction.trim();
  const others = Object.fromEntries(Object.entries(styles).filter(([pair]) => pair !== key));
  if (tone === NO_STYLE.tone && domain === '' && instruction === '') return others;
  return { ...others, [key]: { tone, domain, instruction } };
}

function keyOf(from: string, to: string): string {
  return `${from}>${to}`;
}

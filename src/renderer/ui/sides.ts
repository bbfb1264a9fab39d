import { findLanguage } from '#shared/languages.ts';
import { textDirection } from '../features/translator/textDirection.ts';

/** How a side is written: BCP 47, and its direction; both undefined where the language is not known. */
export interface Side {
  lang: string | undefined;
  dir: 'ltr' | 'rtl' | undefined;
}

export interface Sides {
  source: Side;
  target: Side;
}

/** Of a pair of languages, of which `from` may be `auto`. */
export function sidesOf(from: string, to: string): Sides {
  return { source: sideOf(from), target: sideOf(to) };
}

function sideOf(code: string): Side {
  const language = findLanguage(code);
  return { lang: language?.code, dir: language?.dir };
}

/** The direction of a text on that side: where the language does not say, its first letter does. */
export function directionOf({ dir }: Side, text: string): 'ltr' | 'rtl' {
  return dir ?? textDirection(text) ?? 'ltr';
}

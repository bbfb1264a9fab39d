import { findLanguage } from '#shared/languages.ts';
import { weighScripts } from '../scripts.ts';

/** Chinese and Japanese share characters, so they are one here. */
const GROUPS: Readonly<Record<string, string>> = {
  ...{ Hans: 'Hani', Hant: 'Hani', Jpan: 'Hani', Kana: 'Hani', Hira: 'Hani', Kore: 'Hang' },
};
const group = (script: string) => GROUPS[script] ?? script;

/** The script of a language, null where it is not known; Chinese and Japanese have `Hani`. */
export function scriptOf(code: string): string | null {
  const script = findLanguage(code)?.script;
  return script === undefined ? null : group(script);
}

/** How much of a text each script has, as `scriptOf` names them. */
export function scriptsIn(text: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { script, weight } of weighScripts(text))
    weights.set(group(script), (weights.get(group(script)) ?? 0) + weight);
  return weights;
}

/** The script that a text has most of; null without a letter. */
export function mainScript(text: string): string | null {
  const [first] = Array.from(scriptsIn(text)).sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

/** Text without what stands in quotation marks or brackets, where words of another language may be. */
export function withoutQuoted(text: string): string {
  return text.replace(
    /“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]|「[^「」]*」|『[^『』]*』|《[^《》]*》|\([^()]*\)|（[^（）]*）/g,
    ' ',
  );
}

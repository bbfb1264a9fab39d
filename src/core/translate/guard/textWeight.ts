import { weighScripts } from '../scripts.ts';

/** How much a text says, in Latin letters: a Chinese character counts as three, so that languages can be compared. */
export function textWeight(text: string): number {
  return weighScripts(text).reduce((sum, { weight }) => sum + weight, 0);
}

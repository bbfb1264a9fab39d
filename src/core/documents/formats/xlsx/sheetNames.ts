import type { Content } from '#shared/content.ts';
import { textOf } from '#shared/content.ts';
import type { Targets } from '../../document.ts';

const MAX_NAME = 31;

/** A sheet's name as Excel takes it: some characters are not for names. */
function validName(text: string): string {
  const name = text
    .replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  // Cut between characters: half of one is none.
  const short = name.slice(0, MAX_NAME).replace(/[\uD800-\uDBFF]$/, '');
  return short.replace(/^'+|'+$/g, '').trim();
}

/** Names that must differ from each other, whatever their case: what they are, and the unit of each that has one. */
export interface NameGroup {
  isSheets: boolean;
  names: readonly { name: string; unit: number | undefined }[];
}

/**
 * Targets that leave the workbook whole: names of sheets are valid, and where two names of a group would become the same,
 * they stay as they were.
 */
export function agreeOnNames(targets: Targets, groups: readonly NameGroup[]): Targets {
  const agreed = new Map<number, Content>(targets);
  for (const { isSheets, names } of groups) {
    for (const { unit } of isSheets ? names : []) {
      const target = unit === undefined ? undefined : agreed.get(unit);
      if (unit !== undefined && target) agreed.set(unit, [validName(textOf(target))]);
    }
  }
  const become = ({ name, unit }: NameGroup['names'][number]) => {
    const target = unit === undefined ? undefined : agreed.get(unit);
    return (target ? textOf(target) : name).toLowerCase();
  };
  // Giving one up may clash with another: at the latest, all are what they were.
  for (let changes = true; changes;) {
    changes = false;
    for (const { names } of groups) {
      const counts = Map.groupBy(names, become);
      for (const [text, same] of counts) {
        if (same.length < 2 && text.trim() !== '') continue;
        for (const { unit } of same) {
          if (unit !== undefined && agreed.delete(unit)) changes = true;
        }
      }
    }
  }
  return agreed;
}

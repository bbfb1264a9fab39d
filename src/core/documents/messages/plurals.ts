import type { Targets } from '../document.ts';
import { spliceEdits, type Edit } from '../edits/spliceEdits.ts';
import type { Range, Region } from '../splice/region.ts';
import type { PluralBranches } from './token.ts';

/**
 * The branches that plurals lack in the language `to`: copies of the translated `other`. Superfluous ones stay, they do
 * no harm. Plurals without any target are left alone.
 */
export function missingBranches(
  text: string,
  regions: readonly Region[],
  plurals: readonly PluralBranches[],
  targets: Targets,
  to: string,
): readonly Edit[] {
  const edits: Edit[] = [];
  // From the inside out: what an `other` lacks is copied with it.
  for (const { type, branches } of [...plurals].sort((a, b) => lengthOf(a) - lengthOf(b))) {
    const other = branches.find(({ name }) => name === 'other');
    if (!type || !other) continue;
    const isTranslated = regions.some(
      (region, unit) => targets.has(unit) && branches.some((branch) => holds(branch, region)),
    );
    if (!isTranslated) continue;
    const names = new Set(branches.map(({ name }) => name));
    const lacking = categories(to, type).filter((name) => !names.has(name));
    const [, space = ' ', gap = ' '] =
      /(\s*)other(\s*)\{$/.exec(text.slice(Math.max(0, other.begin - 200), other.begin)) ?? [];
    const copy = lacking.length > 0 ? render(text, other, regions, edits, targets) : '';
    for (const name of lacking) {
      const at = other.end + 1;
      edits.push({ begin: at, end: at, text: `${space || ' '}${name}${gap}{${copy}}` });
    }
  }
  return edits;
}

function lengthOf({ branches }: PluralBranches): number {
  return (branches.at(-1)?.end ?? 0) - (branches[0]?.begin ?? 0);
}

function holds(outer: Range, inner: Range): boolean {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

/** What is written for a part of the message. */
function render(
  text: string,
  range: Range,
  regions: readonly Region[],
  edits: readonly Edit[],
  targets: Targets,
): string {
  const first = regions.findIndex((region) => holds(range, region));
  const inside = regions.filter((region) => holds(range, region));
  const shifted = new Map(inside.map((_, at) => [at, targets.get(first + at)]));
  const present = [...shifted].flatMap(([at, target]) => (target ? [[at, target] as const] : []));
  const parts = [...inside, ...edits.filter((edit) => holds(range, edit))];
  const clipped = spliceEdits(text, [...parts, ...around(text, range)], new Map(present));
  return clipped;
}

function around(text: string, { begin, end }: Range): readonly Edit[] {
  return [
    { begin: 0, end: begin, text: '' },
    { begin: end, end: text.length, text: '' },
  ];
}

function categories(language: string, type: 'cardinal' | 'ordinal'): readonly string[] {
  try {
    return new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  } catch {
    return [];
  }
}

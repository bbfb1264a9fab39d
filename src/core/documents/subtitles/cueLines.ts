import type { Range } from '../splice/region.ts';
import { trimRange } from '../text/lines.ts';

/** Lines from `first` to before `end`, in runs between empty lines. */
export function runsOfLines(
  text: string,
  lines: readonly Range[],
  first: number,
  end: number,
): Range[] {
  const runs: Range[] = [];
  let isOpen = false;
  for (const line of lines.slice(first, end)) {
    const inner = trimRange(text, line);
    if (inner.begin === inner.end) {
      isOpen = false;
      continue;
    }
    const last = runs.at(-1);
    if (isOpen && last) last.end = inner.end;
    else runs.push({ ...inner });
    isOpen = true;
  }
  return runs;
}

import type { Targets, Unit, WriteOptions } from '../document.ts';
import { spliceText } from '../splice/spliceText.ts';
import type { Region } from '../splice/region.ts';
import type { Leaf } from './leaf.ts';
import { leavesOf } from './leaves.ts';
import { refuseTangled } from './refuseTangled.ts';
import { CARES, renderTarget } from './renderTarget.ts';
import { meaningOf } from './sameContent.ts';
import { mayBeMath, markdownTree } from './tree.ts';

/** A Markdown text that was read, without byte order mark. */
export interface MarkdownText {
  units: readonly Unit[];
  /** The text with the translations of its units, by their index here. */
  write(targets: Targets, options: Pick<WriteOptions, 'bilingual'>): string;
}

/** Reads a Markdown text for its units; `isMdx`: lines of code and JSX are left alone. Throws what is no `AppError`. */
export function readMarkdown(text: string, isMdx = false): MarkdownText {
  refuseTangled(text);
  const withDollars = markdownTree(text, { dollars: true, lenient: true });
  const dollars = mayBeMath(text, withDollars);
  const read = (written: string, lenient: boolean) =>
    leavesOf(written, markdownTree(written, { dollars, lenient }), isMdx);
  const leaves = read(text, true);
  const units = leaves.filter(({ content }) =>
    content.some((part) => typeof part === 'string' && /\p{L}/u.test(part)),
  );

  return {
    units,
    write(targets, { bilingual = false }) {
      const wanted = new Map(units.map((leaf, index) => [leaf, targets.get(index)]));
      const strict = read(text, false);
      const jobs = leaves.map((leaf, index): Job => {
        const target = wanted.get(leaf);
        const changed = target && meaningOf(leaf, target) !== meaningOf(leaf, leaf.content);
        // As most programs read what was not translated.
        const same = strict.length === leaves.length ? (strict[index] ?? leaf) : leaf;
        return {
          leaf,
          target: changed || bilingual ? target : undefined,
          meaning: changed ? meaningOf(leaf, target) : meaningOf(same, same.content),
          level: 0,
        };
      });
      const render = (isCopy: boolean) => splice(text, jobs, { mdx: isMdx, dollars, isCopy });
      // Each round is a little more careful with what was not read as it was meant.
      for (let round = 1; round < CARES.length; round++) {
        const wrong = misread(jobs, read(render(false), false));
        if (wrong.length === 0) break;
        for (const job of wrong) job.level = Math.min(job.level + 1, CARES.length - 1);
      }
      return render(bilingual);
    },
  };
}

/** A leaf, what becomes of it, what that should say, and how carefully it is written. */
interface Job {
  leaf: Leaf;
  target: Leaf['content'] | undefined;
  meaning: string;
  level: number;
}

function splice(
  text: string,
  jobs: readonly Job[],
  options: { mdx: boolean; dollars: boolean; isCopy: boolean },
): string {
  const done = jobs.flatMap(({ leaf, target, level }) => {
    if (!target) return [];
    const written = renderTarget(leaf, target, { ...options, level });
    return [{ leaf, written }];
  });
  const regions = done.map(({ leaf: { begin, end, separator } }): Region => ({
    ...{ begin, end, separator, content: [], tags: new Map(), encode: (written) => written },
  }));
  const targets = new Map(done.map(({ written }, index) => [index, [written]]));
  return spliceText(text, regions, targets, { bilingual: options.isCopy });
}

/** The jobs whose leaves say something else in what was written; if blocks are missing or new, all where that may be. */
function misread(jobs: readonly Job[], written: readonly Leaf[]): Job[] {
  const isRight = (job: Job | undefined, leaf: Leaf | undefined) =>
    job !== undefined &&
    leaf?.structure === job.leaf.structure &&
    meaningOf(leaf, leaf.content) === job.meaning;
  const translated = (job: Job) => job.target !== undefined;
  if (jobs.length === written.length) {
    const wrong = jobs.filter((job, index) => !isRight(job, written[index]) && translated(job));
    if (wrong.length > 0) return wrong;
    if (jobs.every((job, index) => isRight(job, written[index]))) return [];
  }
  let first = 0;
  while (first < jobs.length && isRight(jobs[first], written[first])) first++;
  let behind = jobs.length;
  const shift = written.length - jobs.length;
  while (behind > first && isRight(jobs[behind - 1], written[behind - 1 + shift])) behind--;
  // The one before may have run on into what follows it.
  return jobs.slice(Math.max(0, first - 1), behind + 1).filter(translated);
}

import type { Segment } from '#shared/ipc/translator.ts';
import { sourceOf } from './changeSegment.ts';
import { targetIn } from './firstSegments.ts';
import { reviewTarget } from './reviewTarget.ts';
import { segmentsBefore } from './segmentContext.ts';
import type { SentenceKeys } from './sentenceKey.ts';
import type { SentenceAids } from './sentenceTranslator.ts';
import type { TranslationCache } from './translationCache.ts';

export interface KnownOptions extends SentenceAids {
  text: string;
  segments: readonly Segment[];
  to: string;
  /** For each segment the one that it was before, if its source is the same. */
  same: readonly (Segment | null)[];
  /** What the translations of those went by, by their ids. */
  keysBefore: ReadonlyMap<number, string> | undefined;
  chosen: ReadonlySet<number> | undefined;
  /** Those that were opened are as good as what the model would say now. */
  isOpenedGood: boolean;
  keyOf: SentenceKeys;
  /** Whether the sentences before one go along with it. */
  hasContext: boolean;
  memory: ((pair: { source: string; from: string; to: string }) => string | undefined) | undefined;
  cache: TranslationCache;
}

/** Finds targets that need no model: what was shown before, the translation memory's, those that the cache has. */
export function createKnownTargets(options: KnownOptions) {
  const { text, segments, to, same, keysBefore, keyOf, hasContext, memory, cache } = options;
  const { isOpenedGood, chosen } = options;
  const keys = new Map<number, string>();

  function keyAt(index: number, segment: Segment): string {
    const known = keys.get(segment.id);
    if (known !== undefined) return known;
    const source = sourceOf(text, segment);
    const terms = options.terms?.(source, segment.from, to) ?? [];
    const before = hasContext ? segmentsBefore(text, segments, index) : [];
    const context = before.map((each) => sourceOf(text, each));
    const key = keyOf({ source, from: segment.from, terms, context });
    keys.set(segment.id, key);
    return key;
  }

  /** Whether the model would be asked for what is shown. What comes from the history does not tell of its terms by name. */
  function isAsGood(shown: Segment, key: string, segment: Segment): boolean {
    const before = keysBefore?.get(shown.id);
    if (before !== undefined || !isOpenedGood) return before === key;
    const terms = options.terms?.(sourceOf(text, segment), segment.from, to) ?? [];
    return terms.length === shown.terms.length;
  }

  async function find(index: number, segment: Segment): Promise<Partial<Segment> | null> {
    const key = keyAt(index, segment);
    const shown = same[index];
    const good = shown?.state === 'done' && isAsGood(shown, key, segment) ? shown : null;
    if (good && chosen?.has(good.id)) return targetIn(good);
    const source = sourceOf(text, segment);
    const { from } = segment;
    const remembered = memory?.({ source, from, to });
    if (remembered !== undefined) {
      const reviewed = await reviewTarget({ source, target: remembered, from, to }, options);
      return { ...reviewed, state: 'done', origin: 'memory' };
    }
    if (good) return targetIn(good);
    const cached = cache.get(key);
    return cached ? { ...cached, state: 'done', origin: 'model' } : null;
  }

  return { keys, keyAt, find };
}

export type KnownTargets = ReturnType<typeof createKnownTargets>;

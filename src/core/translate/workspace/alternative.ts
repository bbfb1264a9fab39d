import { translateSentence } from '../sentenceTranslator.ts';
import type { SegmentName, WorkspaceParts } from './workspace.ts';

/** How often is asked for one that is new, and how freely: each time more so. */
const TEMPERATURES = [0.7, 0.9, 1.1, 1.3];

const plain = (target: string): string => target.replace(/\s+/g, ' ').trim();

/** Asks for another translation of a segment than those that are known, which has no more faults than the one it has. */
export function createAlternative({ workspaces, asks, aids, segmentModel }: WorkspaceParts) {
  return (
    owner: string,
    asked: SegmentName & { id: string; others: readonly string[] },
  ): Promise<{ target: string } | null> => {
    const { id, translation, segment, others } = asked;
    const found = workspaces.required(owner, translation, segment);
    const known = new Set([...others, found.segment.target].map(plain));
    return asks.run(owner, id, async (signal) => {
      const ready = await segmentModel(found, signal);
      if (!ready) return null;
      for (const [attempt, temperature] of TEMPERATURES.entries()) {
        // The same seed gives the same answer, so each one asked for has its own.
        const seed = 1 + known.size * TEMPERATURES.length + attempt;
        const sentence = { ...ready.sentence, sampling: { temperature, seed } };
        const answer = await translateSentence(ready.model, sentence, aids(), { signal });
        if (!answer || answer.isStopped) return null;
        const isNew = answer.target.trim() !== '' && !known.has(plain(answer.target));
        const isGood = answer.flags.every((flag) => found.segment.flags.includes(flag));
        if (isNew && isGood) return { target: answer.target };
      }
      return null;
    });
  };
}

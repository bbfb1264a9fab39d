import type { Segment, Segmented } from '#shared/ipc/translator.ts';

/** A translation of two sentences and its segments; the second one is given. */
export function editedBy(second: string, origin: Segment['origin']) {
  const entry = { source: 'One. Two.\n', target: `Eins. ${second}\n`, from: 'en', to: 'de' };
  const both = {
    ...{ from: 'en', state: 'done' as const, accepted: false, flags: [] },
    terms: [],
  };
  const segments: Segment[] = [
    {
      ...{ ...both, id: 4, source: { begin: 0, end: 4 }, gap: '', target: 'Eins.' },
      origin: 'model',
    },
    { ...both, id: 7, source: { begin: 5, end: 9 }, gap: ' ', target: second, origin },
  ];
  const segmented: Segmented = { segments, tail: '\n' };
  return { entry, segmented };
}

import type { EventData } from '#shared/ipc/contract.ts';
import type { Segment, Translation } from '#shared/ipc/translator.ts';
import type { Sink } from './sinks.ts';

/** Writes a translation as it comes: each sentence when it and all before it are finished. */
export function createSegmentPrinter(sink: Pick<Sink, 'write'>) {
  const segments: Segment[] = [];
  const places = new Map<number, number>();
  let printed = 0;
  let written = 0;

  function write(text: string): void {
    written += text.length;
    if (text !== '') sink.write(text);
  }

  function printFinished(): void {
    for (; segments[printed]?.state === 'done'; printed++) {
      const { gap = '', target = '' } = segments[printed] ?? {};
      write(gap + target);
    }
  }

  return {
    begin(start: EventData<'translator.segments'>): void {
      for (const segment of start.segments) {
        places.set(segment.id, segments.length);
        segments.push(segment);
      }
      printFinished();
    },
    change({ changed }: EventData<'translator.progress'>): void {
      for (const segment of changed) {
        const at = places.get(segment.id);
        if (at !== undefined) segments[at] = segment;
      }
      printFinished();
    },
    /** What there is beyond the finished ones. */
    end(translation?: Translation): void {
      if (translation) write(translation.target.slice(written));
      const next = segments[printed];
      if (!translation && next && next.target !== '') write(next.gap + next.target);
    },
  };
}

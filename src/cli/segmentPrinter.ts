import type { EventData } from '#shared/ipc/contract.ts';
import type { Segment, Translation } from '#shared/ipc/translator.ts';
import type { Sink } from './sinks.ts';

/** Writes a translation as it comes: each sentence when it and all before it are finished. */
export function createSegmentPrinter(sink: Pick<Sink, 'write'>) {
  let segments: Segment[] = [];
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
      segments = start.segments;
      printFinished();
    },
    change({ changed }: EventData<'translator.progress'>): void {
      const news = new Map(changed.map((segment) => [segment.id, segment]));
      if (news.size === 0) return;
      segments = segments.map((segment) => news.get(segment.id) ?? segment);
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

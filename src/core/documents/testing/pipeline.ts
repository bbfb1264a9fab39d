import { createFakeEngine } from '#core/translate/fakeEngine.ts';
import type { Content } from '#shared/content.ts';
import type { ReadOptions, WriteOptions } from '../document.ts';
import { readDocument } from '../registry.ts';
import { cutUnit } from '../segments/cutUnit.ts';
import { joinSegments } from '../segments/joinSegments.ts';
import { createSegmentTranslator } from '../segments/segmentTranslator.ts';

/** What stands for a translation where it must be seen that it is one. */
export const wrap = (source: string) => `⟦${source}⟧`;

export interface PipelineOptions {
  read?: ReadOptions;
  write?: Partial<WriteOptions>;
  /** What the engine answers to a segment with its marks. */
  answer?: (source: string) => string;
}

export interface Translated {
  bytes: Uint8Array;
  /** Each text that went to the engine. */
  sources: readonly string[];
}

/** A document through all of the pipeline but the queue, with an engine that answers what it is told to. */
export async function translateDocument(
  bytes: Uint8Array,
  path: string,
  { read = {}, write = {}, answer = wrap }: PipelineOptions = {},
): Promise<Translated> {
  const document = await readDocument({ bytes, path, from: 'en' }, read);
  const { engine, sources } = createFakeEngine({ answer, contextSize: 8192 });
  const status = engine.status();
  if (status.state !== 'ready') throw new Error('the fake engine is always ready');
  const { translate } = await createSegmentTranslator(engine, status.model, { to: 'zh' });

  const targets = new Map<number, Content>();
  for (const [index, { content }] of document.units.entries()) {
    const { segments, after } = cutUnit(content, 'en');
    if (segments.length === 0) continue;
    const translated = [];
    for (const segment of segments) {
      const done = await translate(segment.source);
      translated.push({ ...segment, target: done?.target ?? null });
    }
    targets.set(index, joinSegments(translated, after));
  }
  return {
    bytes: await document.write(targets, { from: 'en', to: 'zh', ...write }),
    sources,
  };
}

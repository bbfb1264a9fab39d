import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Core, createCore } from '#core/createCore.ts';
import { NAMESPACES, officePackage } from '#core/documents/testing/officeParts.ts';
import type { Engine, LoadOptions } from '#core/engine/engine.ts';
import { fromErrorData } from '#shared/errors.ts';
import { readableText } from '#shared/content.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import type { Work } from './work.ts';

/** A Word document with a paragraph for each sentence, through all of the app but its window. */
export function documentWork(
  engine: Engine,
  model: string,
  options: LoadOptions,
  { sentences, to }: { sentences: readonly string[]; to: string },
): Work {
  const folder = mkdtempSync(path.join(tmpdir(), 'bayling-bench-'));
  const file = path.join(folder, 'bench.docx');
  writeFileSync(file, docxOf(sentences));
  const queues = new Map<number, Promise<Queue>>();
  const queueFor = (inFlight: number) => {
    const known = queues.get(inFlight);
    if (known) return known;
    const dataFolder = path.join(folder, String(inFlight));
    const made = openQueue({ engine: withParallel(engine, inFlight), model, options, dataFolder });
    queues.set(inFlight, made);
    return made;
  };
  const words = new Intl.Segmenter('zh', { granularity: 'word' });

  return {
    words: sentences
      .flatMap((sentence) => Array.from(words.segment(sentence)))
      .filter(({ isWordLike }) => isWordLike).length,
    segments: sentences.length,
    async run(inFlight, onStart) {
      const { core, until } = await queueFor(inFlight);
      const { documents } = core;
      const [id = ''] = await documents.enqueue([file], { from: 'zh', to });
      await until(id, ({ state }) => state === 'running' || state === 'done');
      onStart();
      await until(id, ({ state }) => state === 'done');
      const everything = { filter: 'all', flaggedFirst: false, query: '', offset: 0 } as const;
      const { rows } = documents.segments({ id, ...everything, limit: 500 });
      documents.remove(id);
      return rows.map(({ target }) => readableText(target ?? []));
    },
    close() {
      for (const queue of queues.values())
        void queue.then(({ core }) => {
          core.close();
        });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Queue {
  core: Core;
  /** Resolves when the job is so. Error: the one it failed with. */
  until: (id: string, isSo: (job: DocumentJob) => boolean) => Promise<void>;
}

async function openQueue({
  engine,
  model,
  options,
  dataFolder,
}: {
  engine: Engine;
  model: string;
  options: LoadOptions;
  dataFolder: string;
}): Promise<Queue> {
  const listeners = new Set<(job: DocumentJob) => void>();
  const core = createCore({
    ...{ engine, dataFolder, modelFolders: [path.dirname(model)], loadOptions: options },
    emit(name, data) {
      if (name !== 'documents.job') return;
      for (const listener of listeners) listener(data as DocumentJob);
    },
  });
  await core.models.load(model);
  return {
    core,
    until: (id, isSo) =>
      new Promise((resolve, reject) => {
        const look = (job: DocumentJob | undefined) => {
          if (job?.id !== id) return;
          if (job.error) reject(fromErrorData(job.error));
          else if (!isSo(job)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look(core.documents.list().find((job) => job.id === id));
      }),
  };
}

/** The same engine and the same weights, with another number of segments that may be in flight. */
function withParallel(engine: Engine, parallel: number): Engine {
  return {
    ...engine,
    load: async (...args) => ({ ...(await engine.load(...args)), parallel }),
    status() {
      const status = engine.status();
      return status.state === 'ready'
        ? { ...status, model: { ...status.model, parallel } }
        : status;
    },
  };
}

function docxOf(sentences: readonly string[]): Uint8Array {
  const paragraphs = sentences.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const xml = `<w:document ${NAMESPACES}><w:body>${paragraphs}</w:body></w:document>`;
  return officePackage('word/document.xml', {
    'word/document.xml': { xml, type: 'wordprocessingml.document.main' },
  });
}

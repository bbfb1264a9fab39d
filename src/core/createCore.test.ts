import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
import { exportJson } from '#core/history/transfer/exportHistory.ts';
import type { HistoryJson } from '#core/history/transfer/historyJson.ts';
import { readHistoryJson } from '#core/history/transfer/importHistory.ts';
import { type Core, createCore } from './createCore.ts';

let folder: string;
let core: Core;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bayling-core-'));
  core = createCore({
    engine: createLlamaEngine(),
    emit: () => undefined,
    dataFolder: folder,
    modelFolders: [],
  });
});
afterEach(() => {
  core.close();
  rmSync(folder, { recursive: true });
});

it('a deleted conversation comes back, also one that is not saved', () => {
  for (const historyEnabled of [true, false]) {
    core.settings.set({ historyEnabled });
    const { id } = core.conversations.create({ system: 'Be brief.' });
    core.conversations.delete(id);
    expect(core.conversations.open(id)).toBeNull();
    core.conversationStore(id).restore(id);
    expect(core.conversations.open(id)?.conversation.system).toBe('Be brief.');
  }
});

describe('an imported conversation', () => {
  function exported(): HistoryJson {
    core.settings.set({ historyEnabled: false });
    const { id } = core.conversations.create({ system: 'Be brief.' });
    return readHistoryJson([...exportJson(core.toExport(id))].join(''), 'x.json');
  }
  const ids = () => core.conversationStores().flatMap((store) => store.ids());

  it('that is there without being saved is left as it is, and is not there twice', () => {
    const history = exported();
    const before = ids();
    expect(core.importHistory(history, 'x.json')).toMatchObject({ conversations: 0, skipped: 1 });
    expect(ids()).toEqual(before);
  });

  it('that was deleted without being saved is there again, and saved', () => {
    const history = exported();
    const [id = ''] = ids();
    core.conversations.delete(id);
    expect(core.importHistory(history, 'x.json')).toMatchObject({ conversations: 1, skipped: 0 });
    expect(ids()).toEqual([id]);
    expect(core.conversations.open(id)?.conversation.system).toBe('Be brief.');
    core.conversationStore(id).restore(id);
    expect(ids()).toEqual([id]);
  });
});

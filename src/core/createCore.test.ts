import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLlamaEngine } from '#core/engine/llama/llamaEngine.ts';
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

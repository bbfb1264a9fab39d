import { describe, expect, it } from 'vitest';
import { useTempHistory } from '#core/history/testing/tempHistory.ts';
import { settingsSchema } from '#shared/ipc/settings.ts';
import { createMemorySettings, createSettingsStore, type SettingsStore } from './settingsStore.ts';

const temp = useTempHistory();
const defaults = settingsSchema.parse({});
const kinds: Record<string, () => SettingsStore> = {
  'in the history file': () => createSettingsStore(temp.open()),
  'in memory': createMemorySettings,
};

describe.each(Object.entries(kinds))('settings %s', (_, create) => {
  it('begin with the defaults', () => {
    expect(create().get()).toEqual(defaults);
  });

  it('keep what is set and leave the rest', () => {
    const settings = create();
    expect(settings.set({ theme: 'dark', draft: 'a\0"\ud800' })).toMatchObject({ theme: 'dark' });
    settings.set({ to: 'zh', from: undefined });
    expect(settings.get()).toEqual({ ...defaults, theme: 'dark', draft: 'a\0"\ud800', to: 'zh' });
  });
});

describe('stored settings', () => {
  it('are there after the file was closed', () => {
    const database = temp.open();
    createSettingsStore(database).set({ recentLanguages: ['zh', 'de'] });
    database.close();
    expect(createSettingsStore(temp.open()).get().recentLanguages).toEqual(['zh', 'de']);
  });

  it('that are unreadable fall back to their default without the others', () => {
    const database = temp.open();
    const settings = createSettingsStore(database);
    settings.set({ theme: 'dark', to: 'fr', historyEnabled: false, recentLanguages: ['fr'] });
    database.exec(`UPDATE settings SET value = '{"' WHERE key = 'theme'`);
    database.exec(`UPDATE settings SET value = '17' WHERE key = 'to'`);
    database.exec(`INSERT INTO settings VALUES ('__proto__', '{"draft":"x"}'), ('later', '1')`);
    expect(createSettingsStore(database).get()).toEqual({
      ...defaults,
      historyEnabled: false,
      recentLanguages: ['fr'],
    });
  });

  it('that another process changes are seen', () => {
    const here = createSettingsStore(temp.open());
    const there = createSettingsStore(temp.open());
    expect(here.get().historyEnabled).toBe(true);
    there.set({ historyEnabled: false });
    expect(here.get().historyEnabled).toBe(false);
  });
});

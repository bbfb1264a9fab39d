import * as z from 'zod';
import type { Database } from '#core/history/database.ts';
import { settingsSchema, type Settings } from '#shared/ipc/settings.ts';

export type SettingsPatch = { [Key in keyof Settings]?: Settings[Key] | undefined };

export interface SettingsStore {
  get(): Settings;
  /** Keeps what the patch does not name. Returns all settings. Errors: those of writing. */
  set(patch: SettingsPatch): Settings;
}

/** Settings in the history file, a row each. A stored value that does not fit falls back to its default, alone. */
export function createSettingsStore(database: Database): SettingsStore {
  const rows = database.query(
    'SELECT key, value FROM settings',
    z.object({ key: z.string(), value: z.string() }),
  );
  const version = database.query('PRAGMA data_version', z.object({ data_version: z.number() }));
  const save = database.command(
    'INSERT INTO settings (key, value) VALUES ($key, $value) ' +
      'ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  let cached: { settings: Settings; version: number | undefined } | null = null;

  return withPatches({
    get() {
      // Another process may have changed them.
      const current = version.get()?.data_version;
      if (cached?.version === current && cached) return cached.settings;
      const stored = rows.all().map(({ key, value }) => [key, parseJson(value)]);
      cached = { settings: settingsSchema.parse(Object.fromEntries(stored)), version: current };
      return cached.settings;
    },
    set(changes) {
      database.transaction(() => {
        for (const [key, value] of Object.entries(changes))
          save({ key, value: JSON.stringify(value) });
      });
      cached = null;
    },
  });
}

/** Settings that last as long as the process: the app works on when the history file cannot be opened. */
export function createMemorySettings(): SettingsStore {
  let settings = settingsSchema.parse({});
  return withPatches({
    get: () => settings,
    set(changes) {
      settings = { ...settings, ...changes };
    },
  });
}

interface Backing {
  get: () => Settings;
  set: (changes: Partial<Settings>) => void;
}

function withPatches({ get, set }: Backing): SettingsStore {
  return {
    get,
    set(patch) {
      set(accepted(patch, get()));
      return get();
    },
  };
}

/** What the patch names and the schema knows, made to fit. */
function accepted(patch: SettingsPatch, before: Settings): Partial<Settings> {
  const fitting = settingsSchema.parse({ ...before, ...patch });
  const named = Object.entries(fitting).filter(
    ([key]) => key in patch && patch[key as keyof Settings] !== undefined,
  );
  return Object.fromEntries(named);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

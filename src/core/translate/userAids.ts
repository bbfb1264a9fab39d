import type { Emit } from '#core/events.ts';
import type { Glossaries } from '#core/glossary/glossaries.ts';
import type { MemoryStore } from '#core/memory/memoryStore.ts';
import { toAppError } from '#shared/errors.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import type { Guard } from './guard/guard.ts';
import type { UserAids } from './jobs.ts';

export interface UserAidsOptions {
  settings: () => Pick<Settings, 'memoryFills'>;
  /** As the settings have it. */
  guard: () => Guard;
  /** Null when the history cannot be opened. */
  glossaries: () => Glossaries | null;
  memory: () => MemoryStore | null;
  emit: Emit;
}

/**
 * The output guard, the glossaries and the translation memory as the user has set them. What cannot be read costs a
 * notice, not the translation.
 */
export function createUserAids({ settings, guard, glossaries, memory, emit }: UserAidsOptions) {
  return (): UserAids => {
    let isBroken = false;
    function guarded<T, U>(read: () => T, otherwise: U): T | U {
      if (isBroken) return otherwise;
      try {
        return read();
      } catch (error) {
        isBroken = true;
        emit('app.notice', toAppError(error).toData());
        return otherwise;
      }
    }
    const { memoryFills } = guarded(settings, { memoryFills: false });
    return {
      guard: guarded(guard, undefined),
      terms: (text, from, to) => guarded(() => glossaries()?.finder(from, to)(text) ?? [], []),
      ...(memoryFills && {
        memory: (pair) => guarded(() => memory()?.find(pair)[0]?.target, undefined),
      }),
    };
  };
}

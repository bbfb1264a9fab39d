import type { EventData, EventName } from '#shared/ipc/contract.ts';

/** How the core tells its host (window or command line) what it was not asked for. */
export type Emit = <E extends EventName>(name: E, data: EventData<E>) => void;

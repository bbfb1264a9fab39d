import { useEffect, useEffectEvent } from 'react';
import type { EventData, EventName } from '#shared/ipc/contract.ts';
import { listen } from './client.ts';

/** Calls the newest `listener` with every event of that name while the component is mounted. */
export function useEvent<E extends EventName>(
  name: E,
  listener: (data: EventData<E>) => void,
): void {
  const onEvent = useEffectEvent(listener);
  useEffect(
    () =>
      listen(name, (data) => {
        onEvent(data);
      }),
    [name],
  );
}

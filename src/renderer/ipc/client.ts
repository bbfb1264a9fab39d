import { type AppError, fromErrorData, toAppError } from '#shared/errors.ts';
import type {
  Bridge,
  EventData,
  EventName,
  RouteInput,
  RouteName,
  RouteOutput,
} from '#shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly bayling: Bridge;
  }
}

/** Asks main. Rejects with the AppError main answered with, and with nothing else. */
export async function request<R extends RouteName>(
  name: R,
  input: RouteInput<R>,
): Promise<RouteOutput<R>> {
  let result;
  try {
    result = await window.bayling.request(name, input);
  } catch (error) {
    throw toAppError(error);
  }
  if (!result.ok) throw fromErrorData(result.error);
  return result.data;
}

/** For what the user has no answer to wait for; a failure of it is shown by `onError`. */
export function send<R extends RouteName>(
  name: R,
  input: RouteInput<R>,
  onError: (error: AppError) => void,
): void {
  request(name, input).catch((error: unknown) => {
    onError(toAppError(error));
  });
}

/** Listens to main; the returned function ends it. */
export function listen<E extends EventName>(
  name: E,
  listener: (data: EventData<E>) => void,
): () => void {
  return window.bayling.on(name, listener);
}

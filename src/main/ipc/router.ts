import { type RouteName, type RouteOutput, routes } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/ipc/result.ts';
import { AppError, toAppError } from '#shared/errors.ts';
import { firstProblem } from '#shared/firstProblem.ts';
import type { output } from 'zod';

/** Who asks: the id of the window, so that its jobs can be told from another's. */
export interface Caller {
  owner: string;
}

type ParsedInput<R extends RouteName> = output<(typeof routes)[R]['input']>;
export type Handler<R extends RouteName> = (
  input: ParsedInput<R>,
  caller: Caller,
) => RouteOutput<R> | Promise<RouteOutput<R>>;

/** The handlers of the routes whose names begin with the feature's name. */
export type HandlersOf<Feature extends string> = {
  [R in Extract<RouteName, `${Feature}.${string}`>]: Handler<R>;
};
export type Handlers = { [R in RouteName]: Handler<R> };

const isRoute = (name: unknown): name is RouteName =>
  typeof name === 'string' && Object.hasOwn(routes, name);

/** Parses what came over the bridge, calls the handler, and always answers with a Result. */
export function createRouter(handlers: Handlers) {
  async function call<R extends RouteName>(name: R, input: unknown, caller: Caller) {
    const parsed = routes[name].input.safeParse(input);
    if (!parsed.success) {
      throw new AppError('request.invalid', { route: name, problem: firstProblem(parsed.error) });
    }
    // The registry pairs each name with its schema; TypeScript cannot follow that through an index.
    return handlers[name](parsed.data as ParsedInput<R>, caller);
  }

  return async (name: unknown, input: unknown, caller: Caller): Promise<Result<unknown>> => {
    try {
      if (!isRoute(name)) throw new AppError('request.forbidden', { route: String(name) });
      return { ok: true, data: await call(name, input, caller) };
    } catch (error) {
      return { ok: false, error: toAppError(error).toData() };
    }
  };
}

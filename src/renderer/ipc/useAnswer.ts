import { useCallback, useRef, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/ipc/contract.ts';
import { request } from './client.ts';

/** Routes that ask and say nothing. */
export type Question = { [R in RouteName]: null extends RouteInput<R> ? R : never }[RouteName];

/** What main answers to `route`, asked at each `ask`; the newest answer stays until there is a newer one. */
export function useAnswer<R extends Question>(route: R) {
  const [answer, setAnswer] = useState<RouteOutput<R> | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const latest = useRef(0);
  const ask = useCallback(async () => {
    const mine = ++latest.current;
    try {
      const answered = await request(route, null as RouteInput<R>);
      if (mine !== latest.current) return;
      setAnswer(answered);
      setError(null);
    } catch (error) {
      if (mine === latest.current) setError(toAppError(error).toData());
    }
  }, [route]);
  return { answer, error, ask };
}

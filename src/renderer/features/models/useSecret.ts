import { useEffect, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';

/** How a secret is kept: whether it is known, and the way to give it. */
export interface SecretRoutes {
  has: () => Promise<boolean>;
  /** Null forgets it. Answers whether one is kept. */
  set: (secret: string | null) => Promise<boolean>;
}

/** A secret that the window gives away and never sees again. `routes` stays the same. */
export function useSecret(routes: SecretRoutes) {
  const [isKept, setKept] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  useEffect(() => {
    routes.has().then(setKept, (error: unknown) => {
      setError(toAppError(error).toData());
    });
  }, [routes]);
  return {
    isKept,
    error,
    /** Answers whether it is in force now. */
    set: async (secret: string | null): Promise<boolean> => {
      try {
        setKept(await routes.set(secret));
        setError(null);
        return true;
      } catch (error) {
        const data = toAppError(error).toData();
        setError(data);
        // It holds until the app closes.
        if (data.code !== 'secrets.unavailable') return false;
        setKept(secret !== null);
        return true;
      }
    },
  };
}

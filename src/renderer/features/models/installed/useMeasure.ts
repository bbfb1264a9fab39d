import { useState } from 'react';
import type { Benchmark } from '#shared/ipc/models.ts';
import { request } from '../../../ipc/client.ts';
import { useAttempt } from '../../shell/useAttempt.ts';

/** How fast the models are on this computer, by their paths, as far as they were measured; one at a time is. */
export function useMeasure() {
  const attempt = useAttempt();
  const [speeds, setSpeeds] = useState<ReadonlyMap<string, Benchmark>>(new Map());
  const [measuring, setMeasuring] = useState<string | null>(null);
  const measure = (path: string) => {
    if (measuring !== null) return;
    setMeasuring(path);
    void attempt(async () => {
      const speed = await request('models.benchmark', { path });
      setSpeeds((before) => new Map(before).set(path, speed));
    }).then(() => {
      setMeasuring(null);
    });
  };
  return { speeds, measuring, measure };
}

export type Measure = ReturnType<typeof useMeasure>;

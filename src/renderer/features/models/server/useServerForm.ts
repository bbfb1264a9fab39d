import { useEffect, useState } from 'react';
import { type ErrorData, toAppError } from '#shared/errors.ts';
import type { ServerSettings } from '#shared/ipc/server.ts';
import { request, send } from '../../../ipc/client.ts';
import { useThrottled } from '../../../ui/useThrottled.ts';
import { useNotices } from '../../shell/noticesContext.ts';
import { useSettings } from '../../shell/settingsContext.ts';
import { isServerAddress } from './destination.ts';

const KEEP_MS = 500;

type Fields = Omit<ServerSettings, 'enabled'>;
/** What has to be entered before a server can be used. */
export type Missing = 'address' | 'model' | null;

/** What is entered for the server, what is wrong with it, and what the server answered. */
export function useServerForm() {
  const { settings } = useSettings();
  const { enabled, ...saved } = settings.server;
  const [changes, setChanges] = useState<Partial<Fields>>({});
  const [missing, setMissing] = useState<Missing>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const [answer, setAnswer] = useState<{ models: string[]; milliseconds: number } | null>(null);
  const [isTesting, setTesting] = useState(false);
  const fields: Fields = { ...saved, ...changes };
  const address = fields.address.trim();
  const isChanged = Object.entries(changes).some(
    ([name, value]) => saved[name as keyof Fields] !== value,
  );

  // Closing the window loses nothing that was entered; while the server is on it waits to be applied.
  const { report } = useNotices();
  const keep = useThrottled(() => {
    if (enabled || !isChanged) return;
    send('server.keep', fields, (error) => {
      report(error.toData());
    });
  }, KEEP_MS);
  useEffect(keep, [keep, changes]);

  function change(part: Partial<Fields>): void {
    setChanges((before) => ({ ...before, ...part }));
    setMissing(null);
    if (part.address === undefined) return;
    setAnswer(null);
    setError(null);
  }

  async function test(): Promise<void> {
    if (isTesting) return;
    if (!isServerAddress(address)) {
      setMissing('address');
      return;
    }
    setTesting(true);
    setError(null);
    try {
      const answered = await request('server.test', { address });
      setAnswer(answered);
      const [first] = answered.models;
      if (fields.model === '' && first !== undefined) change({ model: first });
    } catch (error) {
      setAnswer(null);
      setError(toAppError(error).toData());
    }
    setTesting(false);
  }

  async function use(isOn: boolean): Promise<void> {
    const wanted = isServerAddress(address) ? (fields.model === '' ? 'model' : null) : 'address';
    if (isOn && wanted) {
      setMissing(wanted);
      return;
    }
    setError(null);
    try {
      await request('server.use', { ...fields, address, enabled: isOn });
      setChanges({});
    } catch (error) {
      setError(toAppError(error).toData());
    }
  }

  return {
    enabled,
    /** Where text goes while it is on, whatever is being entered. */
    usedAddress: saved.address,
    fields,
    isChanged,
    change,
    missing,
    error,
    answer,
    isTesting,
    test: () => void test(),
    use: (isOn: boolean) => void use(isOn),
  };
}

export type ServerForm = ReturnType<typeof useServerForm>;

import { safeStorage } from 'electron';
import path from 'node:path';
import * as z from 'zod';
import { readJsonFile, writeJsonFile } from '#core/files/jsonFile.ts';
import type { SecretName, Secrets } from '#core/secrets.ts';
import { AppError } from '#shared/errors.ts';

const NAMES = ['hubToken', 'serverKey'] as const satisfies readonly SecretName[];
/** Base64 of what the system encrypted. */
const fileSchema = z.partialRecord(z.enum(NAMES), z.string().max(100_000));
/** Readable by this user only. */
const MODE = 0o600;

export interface KeychainSecrets extends Secrets {
  /** Reads what was kept; until then there is nothing. The system may ask the user for leave. */
  load(): Promise<void>;
}

/**
 * Tokens and keys in a file of the data folder, encrypted with a key that the system's keychain has. Where there is no
 * keychain, or one that anybody can open, nothing is written.
 */
export function createKeychainSecrets(dataFolder: string): KeychainSecrets {
  const file = path.join(dataFolder, 'secrets.json');
  const saved = () => readJsonFile(file, fileSchema) ?? {};
  const held = new Map<SecretName, string | null>();

  return {
    async load() {
      const encrypted = saved();
      if (Object.keys(encrypted).length === 0 || !(await isSafe())) return;
      for (const name of NAMES) {
        const value = encrypted[name] === undefined ? null : await decrypted(encrypted[name]);
        // What was set meanwhile is newer.
        if (!held.has(name)) held.set(name, value);
      }
    },
    get: (name) => held.get(name) ?? null,
    async set(name, value) {
      held.set(name, value);
      const { hubToken, serverKey } = saved();
      const others = name === 'hubToken' ? { serverKey } : { hubToken };
      if (value === null || !(await isSafe())) {
        writeJsonFile(file, others, MODE);
        if (value === null) return;
        throw new AppError('secrets.unavailable', {});
      }
      const encrypted = (await safeStorage.encryptStringAsync(value)).toString('base64');
      writeJsonFile(file, { ...others, [name]: encrypted }, MODE);
    },
  };
}

/** Null for what another keychain encrypted: a copy of the folder on another computer, say. */
function decrypted(text: string): Promise<string | null> {
  return safeStorage.decryptStringAsync(Buffer.from(text, 'base64')).then(
    ({ result }) => result,
    () => null,
  );
}

async function isSafe(): Promise<boolean> {
  // The Electron that some tests run in is older than its asynchronous interface.
  if (!('isAsyncEncryptionAvailable' in safeStorage)) return false;
  // On Linux without a keychain Chromium encrypts with a password that everybody knows.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
    return false;
  return safeStorage.isAsyncEncryptionAvailable();
}

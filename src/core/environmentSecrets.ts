import type { SecretName, Secrets } from './secrets.ts';

const VARIABLES: Record<SecretName, string> = {
  hubToken: 'BAYLING_HUB_TOKEN',
  serverKey: 'BAYLING_SERVER_KEY',
};

/** Secrets out of the environment, for a command line, which has no keychain; what is set holds until it ends. */
export function createEnvironmentSecrets(env: NodeJS.ProcessEnv = process.env): Secrets {
  const held = new Map<SecretName, string | null>();
  return {
    get(name) {
      const value = held.has(name) ? held.get(name) : env[VARIABLES[name]];
      return value === undefined || value === '' ? null : value;
    },
    set(name, value) {
      held.set(name, value);
      return Promise.resolve();
    },
  };
}

import type { SecretName, Secrets } from './secrets.ts';

const VARIABLES: Record<SecretName, string> = {
  hubToken: 'BAYLING_HUB_TOKEN',
  serverKey: 'BAYLING_SERVER_KEY',
};

/** Secrets out of the environment, for a command line, which has no keychain; what is set holds until it ends. */
export function createEnvironmentSecrets(env: NodeJS.ProcessEnv = process.env): Secrets {
  const held = new Map<SecretName, string | null>();
  return {
    get: (name) => (held.has(name) ? (held.get(name) ?? null) : env[VARIABLES[name]] || null),
    set(name, value) {
      held.set(name, value);
    },
  };
}

/** What may be kept: the access token for a hub of models, the key of a server. */
export type SecretName = 'hubToken' | 'serverKey';

/** Where tokens and keys are kept, never in settings, exports or logs. */
export interface Secrets {
  get(name: SecretName): string | null;
  /**
   * Null forgets it. Error: `secrets.unavailable` where the system cannot keep it safely; it then holds until the
   * process ends.
   */
  set(name: SecretName, value: string | null): Promise<void>;
}

import { expect, it } from 'vitest';
import { createEnvironmentSecrets } from './environmentSecrets.ts';

it('tokens and keys come from the environment; what is set holds, and is kept nowhere', async () => {
  const env = { BAYLING_HUB_TOKEN: 'hf_x', BAYLING_SERVER_KEY: '' };
  const secrets = createEnvironmentSecrets(env);
  expect([secrets.get('hubToken'), secrets.get('serverKey')]).toEqual(['hf_x', null]);
  await secrets.set('serverKey', 'k');
  await secrets.set('hubToken', null);
  expect([secrets.get('hubToken'), secrets.get('serverKey')]).toEqual([null, 'k']);
  expect(createEnvironmentSecrets(env).get('hubToken')).toBe('hf_x');
});

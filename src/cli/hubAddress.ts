import { parseUrl } from '#shared/parseUrl.ts';
import { usageError } from './usage.ts';

/** The hub or mirror that BAYLING_HUB names, or undefined for the one in the settings. Error: `usage.invalid`. */
export function hubAddress(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { BAYLING_HUB: given } = env;
  if (given === undefined || given === '') return undefined;
  const protocol = parseUrl(given)?.protocol;
  if (protocol === 'https:' || protocol === 'http:') return given;
  throw usageError(`BAYLING_HUB is no address that begins with https://, but '${given}'`);
}

import { parseUrl } from '#shared/parseUrl.ts';
import { repositorySchema } from './catalogSchema.ts';

/** What the user meant by a name or an address. */
export type Source = { kind: 'repository'; id: string } | { kind: 'address'; url: URL };

/** The pages of Hugging Face, also where models are downloaded from a mirror. */
const HUB_HOSTS = ['huggingface.co', 'hf.co', 'www.huggingface.co'];

/**
 * `owner/name`, the address of a repository's page on the hub, or that of a GGUF file; undefined for anything else.
 * `hubAddress`: of the mirror in use.
 */
export function sourceOf(given: string, hubAddress: string): Source | undefined {
  const text = given.trim();
  if (isRepository(text)) return { kind: 'repository', id: text };
  const url = parseUrl(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const hosts = [...HUB_HOSTS, parseUrl(hubAddress)?.host];
  const [owner = '', name = ''] = url.pathname.split('/').slice(1);
  const id = `${owner}/${name}`;
  if (hosts.includes(url.host) && isRepository(id)) return { kind: 'repository', id };
  return /\.gguf$/i.test(url.pathname) ? { kind: 'address', url } : undefined;
}

const isRepository = (text: string): boolean => repositorySchema.safeParse(text).success;

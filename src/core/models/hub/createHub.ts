import { AppError } from '#shared/errors.ts';
import { type Http, HttpFailure } from '#core/net/http.ts';
import { type Delay, retrying } from '#core/net/retry.ts';
import { downloadFailure, mustBeThere, shownAddress } from '../download/addresses.ts';
import { remoteFileOf } from '../download/remoteFileOf.ts';
import { isSafePath, pathKey } from '../download/safePath.ts';
import type { Hub, HubFile } from './hub.ts';
import { type HubAnswer, hubAnswerSchema, licenceOf } from './hubAnswer.ts';

const MAX_ANSWER_BYTES = 16_000_000;
/** Files whose sizes are asked for one by one, where the hub lists names only. */
const MAX_ASKED_FILES = 500;
const ASKED_AT_ONCE = 4;

export interface HubOptions {
  http: Http;
  /** Without a slash at the end or with one; may have a path. */
  address: () => string;
  /** Sent to the hub's own origin only. */
  token: () => string | null;
  wait?: Delay;
}

/** The hub at an address that may change. */
export function createHub({ http, address, token, wait }: HubOptions): Hub {
  return {
    repository: async (id, signal) => {
      const root = address().replace(/\/+$/, '');
      if (!isRepositoryId(id)) {
        throw new AppError('download.notFound', { address: `${root}/${id.slice(0, 200)}` });
      }
      const url = `${root}/api/models/${id}/revision/main?blobs=true`;
      const asked = { http, token: token(), signal, wait };
      try {
        const answer = await retrying(() => describe(url, asked), asked);
        const files = await filesOf(answer, `${root}/${id}/resolve/${answer.sha}`, asked);
        const licence = licenceOf(answer);
        return { id, revision: answer.sha, ...(licence !== undefined && { licence }), files };
      } catch (error) {
        throw ofRepository(error, id, root);
      }
    },
  };
}

interface Asked {
  http: Http;
  token: string | null;
  signal: AbortSignal | undefined;
  wait: Delay | undefined;
}

/** `owner/name`, as a hub allows them. */
function isRepositoryId(id: string): boolean {
  return /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/.test(id) && !id.includes('..');
}

async function describe(url: string, { http, token, signal }: Asked): Promise<HubAnswer> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const response = await http(url, { headers, signal });
  mustBeThere(response, url);
  const text = await response.text(MAX_ANSWER_BYTES);
  const answer = hubAnswerSchema.safeParse(json(text));
  if (answer.success) return answer.data;
  throw new HttpFailure('its answer is not that of a hub of models', { final: true });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What cannot be a file of ours is left out. */
async function filesOf(answer: HubAnswer, base: string, asked: Asked): Promise<HubFile[]> {
  const listed = new Map<string, HubAnswer['siblings'][number]>();
  for (const file of answer.siblings) {
    const key = pathKey(file.rfilename);
    if (isSafePath(file.rfilename) && !listed.has(key)) listed.set(key, file);
  }
  const files = [...listed.values()].map(({ rfilename, size, lfs }) => {
    const sizeBytes = lfs?.size ?? size;
    return {
      path: rfilename,
      url: `${base}/${rfilename.split('/').map(encodeURIComponent).join('/')}`,
      ...(sizeBytes != null && { sizeBytes }),
      ...(lfs?.sha256 != null && { sha256: lfs.sha256 }),
    };
  });
  const unknown = files.filter((file) => file.sizeBytes === undefined);
  if (unknown.length > MAX_ASKED_FILES) throw new HttpFailure('it says no sizes', { final: true });
  const sizes = await sizesOf(unknown, asked);
  return files.flatMap(({ sizeBytes, ...file }) =>
    sizeBytes === undefined ? (sizes.get(file.path) ?? []) : [{ ...file, sizeBytes }],
  );
}

async function sizesOf(
  files: readonly { path: string; url: string }[],
  { http, ...options }: Asked,
): Promise<Map<string, HubFile>> {
  const known = new Map<string, HubFile>();
  for (let at = 0; at < files.length; at += ASKED_AT_ONCE) {
    const batch = files.slice(at, at + ASKED_AT_ONCE).map(async ({ path, url }) => {
      const { sizeBytes, sha256 } = await remoteFileOf(http, url, options);
      if (sizeBytes === undefined) throw new HttpFailure('it says no sizes', { final: true });
      known.set(path, { path, url, sizeBytes, ...(sha256 !== undefined && { sha256 }) });
    });
    await Promise.all(batch);
  }
  return known;
}

/** Of the repository as a whole: the address that was asked says nothing to people. */
function ofRepository(error: unknown, id: string, root: string): unknown {
  const known = downloadFailure(error, `${root}/${id}`);
  if (!(known instanceof AppError)) return known;
  if (known.code === 'download.denied') return new AppError('download.denied', { repository: id });
  if (known.code !== 'download.notFound') return known;
  return new AppError('download.notFound', { address: shownAddress(`${root}/${id}`) });
}

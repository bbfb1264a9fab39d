import type { Http, HttpResponse } from '#core/net/http.ts';
import { type Delay, retrying } from '#core/net/retry.ts';
import { downloadFailure, mustBeThere } from './addresses.ts';
import type { RemoteFile } from './download.ts';
import { isSafePath } from './safePath.ts';

export interface RemoteFileOptions {
  /** Sent to the address's own origin only. */
  token?: string | null;
  signal?: AbortSignal | undefined;
  wait?: Delay | undefined;
}

/** The file at an address: its name, its size where the server says it, its checksum where the server is a hub. */
export async function remoteFileOf(
  http: Http,
  url: string,
  { token, signal, wait }: RemoteFileOptions = {},
): Promise<RemoteFile> {
  const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
  const headers = { 'accept-encoding': 'identity', ...authorization };
  const ask = async (method: 'HEAD' | 'GET', more: { range?: string; manual?: boolean } = {}) => {
    const { range, manual } = more;
    const answer = await http(url, {
      method,
      headers: range === undefined ? headers : { ...headers, range },
      signal,
      redirects: manual ? 'manual' : 'follow',
    });
    answer.cancel();
    return answer;
  };
  try {
    return await retrying(
      async () => {
        // A hub tells size and checksum in the answer that leads to where the bytes are.
        const first = await ask('HEAD', { manual: true });
        const linked = linkedFile(first);
        let last = linked || first.status < 300 ? first : await ask('HEAD');
        let sizeBytes = linked?.sizeBytes ?? numberIn(last.headers['content-length']);
        // Some servers know no HEAD, or say no length there.
        if (last.status >= 400 || sizeBytes === undefined) {
          last = await ask('GET', { range: 'bytes=0-0' });
          sizeBytes = totalIn(last);
        }
        mustBeThere(last, url);
        return {
          url,
          path: nameOf(url, last),
          ...linked,
          ...(sizeBytes !== undefined && { sizeBytes }),
        };
      },
      { signal, wait },
    );
  } catch (error) {
    throw downloadFailure(error, url);
  }
}

function linkedFile({ status, headers }: HttpResponse): Partial<RemoteFile> | undefined {
  const sizeBytes = numberIn(headers['x-linked-size']);
  if (status >= 400 || sizeBytes === undefined) return undefined;
  const sha256 = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(headers['x-linked-etag'] ?? '')?.[1];
  return { sizeBytes, ...(sha256 !== undefined && { sha256 }) };
}

function totalIn({ status, headers }: HttpResponse): number | undefined {
  if (status === 200) return numberIn(headers['content-length']);
  return numberIn(/^bytes (?:[\d-]+|\*)\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1]);
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** What the server calls it, else the end of the address; `model` where neither can be a file's name. */
function nameOf(url: string, { headers }: HttpResponse): string {
  const disposition = headers['content-disposition'] ?? '';
  const extended = /filename\*=utf-8''([^;\s]{1,600})/i.exec(disposition)?.[1];
  const plain = /filename="([^"]{1,300})"|filename=([^;\s"]{1,300})/i.exec(disposition);
  const names = [decoded(extended), plain?.[1] ?? plain?.[2], decoded(new URL(url).pathname)];
  const safe = names
    .map((name) => name?.split(/[/\\]/).at(-1))
    .find((name) => name !== undefined && isSafePath(name));
  return safe ?? 'model';
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

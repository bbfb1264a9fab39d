import { AppError } from '#shared/errors.ts';
import { HttpFailure, type HttpResponse } from '#core/net/http.ts';
import { shownAddress } from './addresses.ts';
import type { RemoteFile } from './download.ts';

/** What a server's answer to a request for a file, or for the rest of it, brings. */
export interface Delivery {
  /** The byte of the file that its body begins with. */
  start: number;
  /** Of the whole file; undefined where the server does not say. */
  totalBytes: number | undefined;
  /** For If-Range. */
  validator: string | undefined;
}

/**
 * Reads the headers of an answer (200, 206 or 416) to a request for the bytes from `asked`. `knownBytes`: of the whole
 * file, as far as anybody said. Undefined: not an answer to that, so the file is asked for from its beginning. Errors:
 * HttpFailure, `download.mismatch` where the file is not the one announced.
 */
export function readDelivery(
  { status, headers }: HttpResponse,
  file: RemoteFile,
  { asked, knownBytes }: { asked: number; knownBytes: number | undefined },
): Delivery | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new HttpFailure('it sends the file encoded otherwise than asked', { final: true });
  }
  const validator = validatorOf(headers);
  if (status === 200) {
    const length = numberIn(headers['content-length']);
    // A page to sign in at, of a network or a mirror: what has come is worth more than that.
    const isOther = length !== undefined && length !== (file.sizeBytes ?? length);
    if (asked > 0 && isOther) throw new HttpFailure(`it sends ${length} bytes of something else`);
    if ((length ?? 0) > (file.sizeBytes ?? Infinity)) throw wrongSize(file, length ?? 0);
    return { start: 0, totalBytes: length, validator };
  }
  const range = /^bytes (?:(\d{1,15})-(\d{1,15})|\*)\/(\d{1,15}|\*)$/.exec(
    headers['content-range'] ?? '',
  );
  const totalBytes = numberIn(range?.[3]);
  if (status === 416) {
    // All has come: that nothing is left of it is an answer, where the size is right.
    if (totalBytes !== asked) return undefined;
    if (file.sizeBytes !== undefined && file.sizeBytes !== asked) throw wrongSize(file, asked);
    return { start: asked, totalBytes, validator };
  }
  if (status !== 206 || asked === 0) throw new HttpFailure(`it answered with status ${status}`);
  const wholeBytes = totalBytes ?? knownBytes;
  const right =
    Number(range?.[1]) === asked &&
    (wholeBytes === undefined || Number(range?.[2]) < wholeBytes) &&
    wholeBytes === (knownBytes ?? wholeBytes);
  return right ? { start: asked, totalBytes: wholeBytes, validator } : undefined;
}

/** A file that is not the one that was announced. */
export function mismatch(file: RemoteFile, reason: string): AppError {
  return new AppError('download.mismatch', { address: shownAddress(file.url), reason });
}

function wrongSize(file: RemoteFile, bytes: number): AppError {
  return mismatch(file, `it has ${bytes} bytes instead of ${file.sizeBytes ?? 0}`);
}

/** An ETag that stands for the very bytes, else the date of the last change. */
function validatorOf(headers: HttpResponse['headers']): string | undefined {
  const etag = headers.etag;
  if (etag !== undefined && /^"[^"]{1,500}"$/.test(etag)) return etag;
  return headers['last-modified']?.slice(0, 100);
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

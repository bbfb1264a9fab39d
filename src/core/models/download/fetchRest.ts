import { HttpFailure } from '#core/net/http.ts';
import { mustBeThere } from './addresses.ts';
import { mismatch, readDelivery } from './answer.ts';
import type { DownloadOptions, RemoteFile } from './download.ts';
import { newRecord, type Part } from './part.ts';

/** What the download of one file tells of itself. */
export interface FileWatch {
  /** The size that the server says, where nothing is known before; may refuse it. */
  sized: (totalBytes: number) => Promise<void>;
  /** How much of the file is there after `received` more bytes came. */
  moved: (doneBytes: number, received: number) => void;
}

/**
 * Asks once for what is missing of a file, and writes it. Resolves when all is there; HttpFailure where more is missing,
 * `download.*` where it is no use to ask again, errors of the file system as they are.
 */
export async function fetchRest(
  part: Part,
  file: RemoteFile,
  { http, token, signal, idleMs }: DownloadOptions,
  watch: FileWatch,
): Promise<void> {
  // Without a checksum only the server can tell whether the rest is of the same version.
  const { validator } = part.record;
  if (part.bytes > 0 && file.sha256 === undefined && validator === undefined) {
    await part.restart(newRecord(file));
  }
  const asked = part.bytes;
  const knownBytes = file.sizeBytes ?? part.record.totalBytes;
  if (asked === knownBytes) return;
  const headers = {
    'accept-encoding': 'identity',
    ...(token && { authorization: `Bearer ${token}` }),
    ...(asked > 0 && { range: `bytes=${asked}-` }),
    ...(asked > 0 &&
      validator !== undefined &&
      file.sha256 === undefined && { 'if-range': validator }),
  };
  const response = await http(file.url, {
    headers,
    signal,
    ...(idleMs !== undefined && { idleMs }),
  });
  try {
    if (response.status !== 416) mustBeThere(response, file.url);
    const delivery = readDelivery(response, file, { asked, knownBytes });
    const changed = file.sha256 === undefined && (delivery?.validator ?? validator) !== validator;
    if (!delivery || (delivery.start > 0 && changed)) {
      await part.restart(newRecord(file));
      watch.moved(0, 0);
      throw new HttpFailure('its answer is about other bytes than were asked for');
    }
    const totalBytes = file.sizeBytes ?? delivery.totalBytes;
    if (delivery.start === 0) {
      if (file.sizeBytes === undefined && totalBytes !== undefined) await watch.sized(totalBytes);
      await part.restart({
        ...newRecord(file),
        ...(totalBytes !== undefined && { totalBytes }),
        ...(delivery.validator !== undefined && { validator: delivery.validator }),
      });
    }
    if (response.status !== 416) await write(response.body, part, totalBytes, file, watch);
  } finally {
    response.cancel();
  }
}

async function write(
  body: AsyncIterable<Uint8Array>,
  part: Part,
  totalBytes: number | undefined,
  file: RemoteFile,
  watch: FileWatch,
): Promise<void> {
  for await (const piece of body) {
    if (totalBytes !== undefined && part.bytes + piece.length > totalBytes) {
      throw mismatch(file, `it is longer than the ${totalBytes} bytes it should have`);
    }
    await part.write(piece);
    watch.moved(part.bytes, piece.length);
  }
  if (part.bytes < (totalBytes ?? 0)) throw new HttpFailure('the connection broke');
}

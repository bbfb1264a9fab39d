import path from 'node:path/posix';
import type { Http } from '#core/net/http.ts';
import { AppError } from '#shared/errors.ts';
import { ggufSets } from '../catalog/ggufChoices.ts';
import { modelFilesOf } from '../catalog/modelFilesOf.ts';
import type { RemoteFile } from '../download/download.ts';
import { remoteFileOf } from '../download/remoteFileOf.ts';
import { splitFiles } from '../download/splitFiles.ts';
import type { Hub } from '../hub/hub.ts';
import type { InstallRecord } from './installRecord.ts';

/**
 * What an install has to download, with sizes and checksums as the server tells them now. Errors: `download.*`,
 * `catalog.noModel` where it is not there (any more); the signal's reason.
 */
export async function filesToGet(
  { source, quantization, choice }: InstallRecord,
  { hub, http }: { hub: Hub; http: Http },
  signal: AbortSignal,
): Promise<RemoteFile[]> {
  switch (source.kind) {
    case 'folder':
      return [];
    case 'address': {
      const parts = splitFiles(source.url);
      const found: RemoteFile[] = [];
      // One after another: a name may promise a thousand.
      for (const url of parts) {
        const file = await remoteFileOf(http, url, { signal });
        // Parts find each other by the names that stand in their addresses.
        const name = path.basename(new URL(url).pathname);
        found.push(parts.length === 1 ? file : { ...file, path: name });
      }
      return found;
    }
    case 'repository': {
      const { repository } = source;
      const { files } = await hub.repository(repository, signal);
      const found =
        quantization === undefined
          ? ggufSets(files).find(({ id }) => id === choice)?.files
          : modelFilesOf(files);
      if (!found) throw new AppError('catalog.noModel', { source: repository });
      return found.map(({ url, path: file, sizeBytes, sha256 }) => ({
        ...{ url, path: file, sizeBytes },
        ...(sha256 !== undefined && { sha256 }),
      }));
    }
  }
}

/** The files that are read before the weights: small, and they tell whether the weights are worth their download. */
export const configurationOf = (files: readonly RemoteFile[]): RemoteFile[] =>
  files.filter(({ path: file }) => file.endsWith('.json') || file === 'tokenizer.model');

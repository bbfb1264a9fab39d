import { app } from 'electron';
import { writeFile } from 'node:fs/promises';
import type { Core } from '#core/createCore.ts';
import { fileName } from '#core/files/fileName.ts';
import { writeWhole } from '#core/files/writeWhole.ts';
import { exportJson, exportMarkdown, type Stores } from '#core/history/transfer/exportHistory.ts';
import { exportTmx } from '#core/history/transfer/exportPairs.ts';
import type { Imported } from '#core/history/transfer/importHistory.ts';
import { readHistoryFile } from '#core/history/transfer/readHistoryFile.ts';
import type { ExportFormat } from '#shared/ipc/history.ts';
import { fileToOpen, fileToSave } from './dialogs.ts';

const FORMATS: Record<
  ExportFormat,
  { name: string; write: (stores: Stores) => Generator<string> }
> = {
  md: { name: 'Markdown', write: exportMarkdown },
  json: { name: 'JSON', write: exportJson },
  tmx: { name: 'TMX 1.4b', write: (stores) => exportTmx(stores, app.getVersion()) },
};

/** Asks where to, and exports a conversation or all there is; null when the user chose no file. */
export async function exportedFile(
  core: Core,
  format: ExportFormat,
  conversationId?: string,
): Promise<{ path: string } | null> {
  const { name, write } = FORMATS[format];
  const title =
    conversationId === undefined
      ? ''
      : (core.conversationStore(conversationId).get(conversationId)?.title ?? '');
  const path = await fileToSave(`${fileName(title)}.${format}`, { name, extensions: [format] });
  if (path === null) return null;
  // A piece is a conversation or an entry; between them main sees to the rest.
  await writeWhole(path, (place) => writeFile(place, write(core.toExport(conversationId))));
  return { path };
}

/** Asks for a file and imports it; null when the user chose none. */
export async function importedFile(core: Core): Promise<Imported | null> {
  const path = await fileToOpen({ name: 'JSON', extensions: ['json'] });
  return path === null ? null : core.importHistory(await readHistoryFile(path), path);
}

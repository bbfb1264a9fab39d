import { BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';

/** A dialog belongs to a window, which asks nothing else meanwhile. */
const asking = () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];

async function toOpen(options: OpenDialogOptions): Promise<string[]> {
  const window = asking();
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return filePaths;
}

/** The file that the user chooses to open; null for none. */
export async function fileToOpen(filter: FileFilter): Promise<string | null> {
  const [file = null] = await toOpen({ properties: ['openFile'], filters: [filter] });
  return file;
}

/** The files that the user chooses to open. */
export function filesToOpen(filters: FileFilter[]): Promise<string[]> {
  return toOpen({ properties: ['openFile', 'multiSelections'], filters });
}

/** The folders that the user chooses. */
export function folderToOpen(): Promise<string[]> {
  return toOpen({ properties: ['openDirectory', 'multiSelections'] });
}

/** The file that the user chooses to write; null for none. */
export async function fileToSave(defaultPath: string, filter: FileFilter): Promise<string | null> {
  const window = asking();
  const options = { defaultPath, filters: [filter] };
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return filePath === '' ? null : filePath;
}

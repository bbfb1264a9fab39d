import { BrowserWindow, dialog, type FileFilter } from 'electron';

/** A dialog belongs to a window, which asks nothing else meanwhile. */
const asking = () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];

/** The file that the user chooses to open; null for none. */
export async function fileToOpen(filter: FileFilter): Promise<string | null> {
  const window = asking();
  const options = { properties: ['openFile' as const], filters: [filter] };
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
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

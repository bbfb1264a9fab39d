import { isDeviceName } from '#core/files/fileName.ts';

const MAX_PATH_CHARACTERS = 400;
/** Leaves room for `.download.json` in what file systems allow. */
const MAX_NAME_BYTES = 200;

/** Whether every system can have a file of this relative path (with `/`) in a folder, and nowhere else. */
export function isSafePath(path: string): boolean {
  return path.length <= MAX_PATH_CHARACTERS && path.split('/').every(isSafeName);
}

function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    name.isWellFormed() &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES &&
    !/[\p{Cc}<>:"\\|?*]|[. ]$/u.test(name) &&
    !/\.(?:part|download\.(?:json|lock))$/i.test(name) &&
    !isDeviceName(name)
  );
}

/** The same for paths that are one file where capitals do not count. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

const NAME_CHARACTERS = 60;

/** Devices of Windows, also with an extension. */
const DEVICE = /^(?:con(?:in\$|out\$)?|prn|aux|nul|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/iu;

/** Whether Windows takes a name for one of its devices. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);

/**
 * A name without extension that every system's files may have, of at most `characters`; of a title that leaves none, the
 * app's and today's.
 */
export function fileName(title: string, characters = NAME_CHARACTERS): string {
  const kept = title
    .replace(/[\s\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .slice(0, characters)
    .toWellFormed()
    .replace(/\uFFFD/gu, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  if (kept === '') return `BayLing ${new Date().toISOString().slice(0, 10)}`;
  return isDeviceName(kept) ? `BayLing ${kept}` : kept;
}

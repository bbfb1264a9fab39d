/** An address with more characters is no link. */
export const MAX_LINK_CHARACTERS = 2000;

const OPENABLE = ['https:', 'mailto:'];

/** The address as the system may be asked to open it; null for one that is not whole, or of another scheme. */
export function openableLink(address: string): string | null {
  if (address.length > MAX_LINK_CHARACTERS || !URL.canParse(address)) return null;
  const url = new URL(address);
  return OPENABLE.includes(url.protocol) ? url.href : null;
}

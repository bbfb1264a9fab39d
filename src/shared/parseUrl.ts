/** The address, or null for what is none. As `URL.parse`, which the Node of older Electrons lacks. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

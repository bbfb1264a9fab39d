/** An http or https address, maybe relative to `base`, without a name and password and without a fragment. */
export function webAddress(address: string, base?: URL): URL | undefined {
  if (!URL.canParse(address, base?.href)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return new URL(`${url.origin}${url.pathname}${url.search}`);
}

import { session } from 'electron';
import { firstProxy } from './proxyList.ts';

/** The proxy that the system's settings name for an address; null where there is none. */
export async function proxyFor(url: string): Promise<string | null> {
  return firstProxy(await session.defaultSession.resolveProxy(url));
}

import type { ModelStatus } from '#shared/ipc/models.ts';
import type { ServerSettings } from '#shared/ipc/server.ts';

/** Where text leaves this computer to. */
export interface Destination {
  /** Scheme, name and port. */
  address: string;
  /** Whoever is on the way can read it. */
  isUnencrypted: boolean;
}

/** Where every text goes now; null: nowhere, it is translated on this computer. */
export function destinationOf(model: ModelStatus, server: ServerSettings): Destination | null {
  // The settings count while the server's model is only about to be used.
  const used = model.state === 'ready' ? model.model.server : undefined;
  const address = used ?? (server.enabled ? server.address : null);
  return address === null ? null : { address: originOf(address), isUnencrypted: isOpen(address) };
}

/** Whether it is an address that a server may have. */
export function isServerAddress(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address);
}

/** Whether what is sent to `address` can be read on its way: not encrypted, and not to this computer. */
export function isOpen(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isHere(hostname);
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}

function isHere(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    // What the address parser leaves of any spelling of 127.0.0.0/8.
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

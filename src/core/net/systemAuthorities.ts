import * as tls from 'node:tls';

let isDone = false;

/**
 * Has TLS trust the authorities that the system trusts, beside Node's own: those of a company whose proxy looks into
 * connections are only there. Once is enough; older Nodes cannot, and go by NODE_EXTRA_CA_CERTS.
 */
export function trustSystemAuthorities(): void {
  if (isDone) return;
  isDone = true;
  if (!('setDefaultCACertificates' in tls)) return;
  const all = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
  tls.setDefaultCACertificates([...new Set(all)]);
}

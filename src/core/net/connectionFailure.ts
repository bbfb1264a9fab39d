import { HttpFailure } from './http.ts';

const WORDS: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'it refused the connection',
  EHOSTUNREACH: 'it cannot be reached from this network',
  ENETUNREACH: 'it cannot be reached from this network',
  EADDRNOTAVAIL: 'it cannot be reached from this network',
  ETIMEDOUT: 'it did not answer',
};

/** Another try would end the same way. */
const FINAL_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name was not found',
  HPE_HEADER_OVERFLOW: 'the headers of its answer are too long',
  ERR_INVALID_CHAR: 'the request cannot be sent',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  EPROTO: 'no secure connection to it could be agreed on',
};

/** What node or OpenSSL threw, in words for people. */
export function connectionFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const final = FINAL_WORDS[code] ?? certificateWords(code);
  if (final !== undefined) return new HttpFailure(final, { final: true, cause: error });
  const words = code.startsWith('HPE_') ? 'its answer is not HTTP' : WORDS[code];
  return new HttpFailure(words ?? 'the connection broke', { cause: error });
}

/** OpenSSL has some thirty codes for a chain that leads to nobody who is trusted. */
function certificateWords(code: string): string | undefined {
  if (code.startsWith('ERR_SSL_')) return FINAL_WORDS.EPROTO;
  return /CERT|^UNABLE_TO_|_CRL_/.test(code) ? 'its certificate is not trusted' : undefined;
}

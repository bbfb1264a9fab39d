import * as z from 'zod';
import { askedWait } from '#core/net/retry.ts';
import { AppError } from '#shared/errors.ts';
import { FailedTry } from './failedTry.ts';

/** What there is to know of an answer that is none. */
export interface Refusal {
  address: string;
  /** The model that was asked for; empty where none was. */
  model: string;
  key: string | null;
  /** Tokens. */
  contextSize: number;
}

const MOST_WAIT_MS = 30_000;
const MOST_CHARACTERS = 200;
/** These pass, by what they mean: too many requests, a gateway without its server, a server that is starting. */
const PASSING = new Set([429, 502, 503, 504]);

/** What an HTTP status other than success means. `headers` have lower case names; `body` may be anything. */
export function refusalOf(
  status: number,
  headers: Readonly<{ location?: string; 'retry-after'?: string }>,
  body: string,
  asked: Refusal,
): FailedTry {
  const { address, model } = asked;
  if (status === 401 || status === 403)
    return new FailedTry(new AppError('server.denied', { address }));
  const said = errorIn(parsed(body));
  if (status === 404 && model !== '' && said && /model/i.test(said.message)) {
    return new FailedTry(new AppError('server.noModel', { address, model }));
  }
  const message = said ? cleaned(said.message, asked.key) : '';
  const reason =
    status < 400 ? leadsTo(headers.location) : `status ${status}${message && `: ${message}`}`;
  if (said) {
    const isTooLong = windowError(said, asked);
    if (isTooLong) return isTooLong;
  }
  const waitMs = PASSING.has(status)
    ? Math.min(askedWait(headers['retry-after']) ?? 0, MOST_WAIT_MS)
    : null;
  return new FailedTry(new AppError('server.failed', { address, reason }), waitMs);
}

/** What a server says in place of an answer, in a stream that began well. */
export function errorEvent(event: unknown, asked: Refusal): FailedTry {
  const said = errorIn(event) ?? { message: '' };
  const reason = cleaned(said.message, asked.key) || 'it gave up';
  return (
    windowError(said, asked) ??
    new FailedTry(new AppError('server.failed', { address: asked.address, reason }))
  );
}

const errorSchema = z
  .object({ message: z.string(), type: z.unknown(), n_ctx: z.unknown() })
  .partial();
const bodySchema = z
  .object({ error: z.union([z.string(), errorSchema]), message: z.string(), detail: z.string() })
  .partial();

interface Said {
  message: string;
  type?: unknown;
  n_ctx?: unknown;
}

function errorIn(body: unknown): Said | null {
  const { data } = bodySchema.safeParse(body);
  if (!data) return null;
  const { error = data.message ?? data.detail } = data;
  if (error === undefined) return null;
  return typeof error === 'string'
    ? { message: error }
    : { ...error, message: error.message ?? '' };
}

/** llama.cpp's server says it by a type, vLLM in words. */
function windowError({ message, type, n_ctx }: Said, { contextSize }: Refusal): FailedTry | null {
  if (type !== 'exceed_context_size_error' && !/maximum context length/i.test(message)) return null;
  const windowTokens = typeof n_ctx === 'number' && n_ctx > 0 ? n_ctx : contextSize;
  return new FailedTry(new AppError('text.window', { windowTokens }));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** One short line, without the key, which some servers repeat. */
function cleaned(message: string, key: string | null): string {
  const known = key ? message.replaceAll(key, '…') : message;
  return known
    .slice(0, MOST_CHARACTERS)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
}

function leadsTo(location = ''): string {
  const name = URL.canParse(location) ? new URL(location).origin : 'somewhere else';
  return `it sends requests on to ${name}`;
}

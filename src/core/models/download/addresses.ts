import { AppError } from '#shared/errors.ts';
import { HttpFailure, type HttpResponse } from '#core/net/http.ts';
import { mustBeAvailable } from '#core/net/retry.ts';

/** An address as it may be shown: without what a signed one, or one with a password, must not tell. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, 200);
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

/** What asks for permission: the repository of a hub's file, else the address. */
function repositoryOf(address: string): string {
  const shown = shownAddress(address);
  return /([^/]+\/[^/]+)\/resolve\//.exec(shown)?.[1] ?? shown;
}

/**
 * Throws where a server's answer for `address` has nothing of it: `download.denied`, `download.notFound`, HttpFailure.
 * An address elsewhere, where a redirect led, may refuse since it has expired: that is worth another try.
 */
export function mustBeThere(response: HttpResponse, address: string): void {
  const { status } = response;
  if (status < 400) return;
  mustBeAvailable(response);
  response.cancel();
  const redirected = new URL(response.url).origin !== new URL(address).origin;
  // The hub answers 401 for what does not exist as well, and says so here.
  const missing = response.headers['x-error-code'] === 'RepoNotFound';
  if (!missing && (status === 401 || status === 403)) {
    if (redirected) throw new HttpFailure('what it leads to is refused');
    throw new AppError('download.denied', { repository: repositoryOf(address) });
  }
  if (missing || status === 404 || status === 410) {
    throw new AppError('download.notFound', { address: shownAddress(address) });
  }
  throw new HttpFailure(`it answered with status ${status}`, { final: true });
}

/** A failure of the connection to `address` as the user's; other failures stay what they are. */
export function downloadFailure(error: unknown, address: string): unknown {
  if (!(error instanceof HttpFailure)) return error;
  const details = { address: shownAddress(address), reason: error.message };
  return new AppError('download.failed', details, { cause: error });
}

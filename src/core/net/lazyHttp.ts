import type { HttpOptions } from './createHttp.ts';
import type { Http } from './http.ts';

/** As `createHttp`, whose library is read with the first request only: most starts make none, and it takes a while. */
export function lazyHttp(options?: HttpOptions): Http {
  let http: Promise<Http> | undefined;
  return async (...request) => {
    http ??= import('./createHttp.ts').then(({ createHttp }) => createHttp(options));
    return (await http)(...request);
  };
}

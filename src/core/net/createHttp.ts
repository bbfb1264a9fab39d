import packageJson from '../../../package.json' with { type: 'json' };
import { unlessAborted } from '#core/unlessAborted.ts';
import { environmentProxy } from './environmentProxy.ts';
import { exchange } from './exchange.ts';
import { type Http, HttpFailure, type HttpRequest } from './http.ts';
import { redirected, type Step } from './redirect.ts';
import { webAddress } from './webAddress.ts';

const MAX_REDIRECTS = 10;
const IDLE_MS = 30_000;
const USER_AGENT = `BayLing-Desktop/${packageJson.version}`;

export interface HttpOptions {
  /** `http://host:port`, or null where an address is reached directly. */
  proxyFor?: (url: string) => Promise<string | null>;
}

/** The only way of the app to the network. Without `proxyFor` the environment says which proxy. */
export function createHttp({ proxyFor = environmentProxy(process.env) }: HttpOptions = {}): Http {
  return async (address, { method = 'GET', headers, body, signal, idleMs, redirects } = {}) => {
    const url = webAddress(address);
    if (!url) throw new HttpFailure('it is not an address on the web', { final: true });
    let step: Step = { url, method, headers: lowerCase(headers) };
    for (let count = 0; count <= MAX_REDIRECTS; count++) {
      const asked = proxyFor(step.url.href);
      // Whoever finds the proxy may run a script for it; an abort does not wait for that.
      const proxy = proxyAddress(await (signal ? unlessAborted(asked, signal) : asked));
      const answer = await exchange({ ...step, body, proxy, idleMs: idleMs ?? IDLE_MS, signal });
      if (redirects === 'manual') return answer;
      let next: Step | undefined;
      try {
        next = redirected(step, answer.status, answer.headers.location);
      } catch (error) {
        answer.cancel();
        throw error;
      }
      if (!next) return answer;
      answer.cancel();
      step = next;
    }
    throw new HttpFailure('it leads on and on', { final: true });
  };
}

function proxyAddress(proxy: string | null): URL | null {
  if (proxy === null) return null;
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (URL.canParse(url)) return new URL(url);
  throw new HttpFailure('the address of the proxy is none', { final: true });
}

function lowerCase(headers: HttpRequest['headers'] = {}): Record<string, string> {
  const named = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return { 'user-agent': USER_AGENT, ...Object.fromEntries(named) };
}

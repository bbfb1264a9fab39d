import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const SCHEME = 'bayling';
export const APP_ORIGIN = `${SCHEME}://app`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Nothing but our own files: no inline script, no eval, no network, no frames. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer, and nothing outside `root`, under our own scheme instead of file://. */
export function serveRenderer(root: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const file = path.join(root, decodeURIComponent(url.pathname));
    const type = TYPES[path.extname(file)];
    if (url.host !== 'app' || !type || !file.startsWith(root + path.sep)) {
      return new Response(null, { status: 404 });
    }
    try {
      return new Response(await readFile(file), { headers: { ...HEADERS, 'content-type': type } });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

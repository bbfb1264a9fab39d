import { expect, test } from './app.ts';

test('the page has no Node, no network, no new windows, and main refuses what is not in the contract', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  await page.waitForLoadState();

  const seen = await page.evaluate(async () => {
    const attempt = async (action: () => Promise<unknown>) => {
      try {
        return await action();
      } catch {
        return 'refused';
      }
    };
    const { bayling } = globalThis as unknown as {
      bayling: { request: (name: string, input: unknown) => Promise<unknown> };
    };
    return {
      node: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      http: await attempt(() => fetch('http://127.0.0.1:9/')),
      file: await attempt(() => fetch('file:///etc/passwd')),
      outside: await attempt(async () => (await fetch('bayling://app/../../package.json')).status),
      opened: window.open('https://example.org') === null,
      camera: await attempt(() => navigator.mediaDevices.getUserMedia({ video: true })),
      inline: await attempt(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.injected = true';
        document.head.append(script);
        return Promise.resolve('injected' in globalThis);
      }),
      unknown: await bayling.request('files.read', {}),
      malformed: await bayling.request('translator.stop', { id: 7 }),
    };
  });

  expect(seen).toMatchObject({
    node: 'undefined',
    process: 'undefined',
    http: 'refused',
    file: 'refused',
    opened: true,
    camera: 'refused',
    inline: 'refused',
    unknown: { ok: false, error: { code: 'request.forbidden' } },
    malformed: { ok: false, error: { code: 'request.invalid' } },
  });
  expect(seen.outside).not.toBe(200);

  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await expect.poll(() => page.url()).toContain('bayling://app/');
});

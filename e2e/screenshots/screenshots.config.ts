import { defineConfig } from '@playwright/test';

/** `npm run screenshots` writes docs/screenshots from the real window; it is no test. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  workers: 1,
  timeout: 300_000,
});

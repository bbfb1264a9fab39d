import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // One window at a time: the model needs the cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list']],
});

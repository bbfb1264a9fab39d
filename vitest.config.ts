import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['scripts/propertySeed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

import { expect, test } from 'vitest';
import { isInstalled } from './dependencies.mjs';
import { missingFor } from './systemPackages.mjs';

const bare = {
  isRoot: true,
  hasDisplay: false,
  hasLibrary: () => false,
  hasCommand: () => false,
  hasFile: () => false,
};
const complete = {
  ...bare,
  hasLibrary: () => true,
  hasCommand: () => true,
  hasFile: () => true,
};
const names = (purpose: 'app' | 'test', system: typeof bare) =>
  missingFor(purpose, system).map(({ what }) => what);

test('a machine that has everything lacks nothing', () => {
  expect(names('test', complete)).toEqual([]);
});

test('a laptop with a display needs no virtual one, and no fonts but its own', () => {
  const laptop = { ...complete, hasDisplay: true, hasCommand: () => false, hasFile: () => false };
  expect(names('app', laptop)).toEqual([]);
});

test('a machine without a display needs Xvfb and a Chinese font', () => {
  const server = { ...complete, hasCommand: () => false, hasFile: () => false };
  expect(names('app', server)).toEqual(['Xvfb', 'a font with Chinese characters']);
});

test('the tests also need a software graphics device, git and LibreOffice', () => {
  const more = names('test', bare).filter((name) => !names('app', bare).includes(name));
  const office = ['LibreOffice writer', 'LibreOffice calc', 'LibreOffice impress'];
  expect(more).toEqual(['libvulkan.so.1', 'a software Vulkan device', 'git', ...office]);
});

test('without what Electron links to, the app cannot start', () => {
  const needed = missingFor('app', { ...complete, hasLibrary: () => false })
    .filter((requirement) => requirement.needed)
    .map(({ what }) => what);
  expect(needed).toContain('libgtk-3.so.0');
  expect(needed).toContain('libasound.so.2');
});

const lock = (packages: Parameters<typeof isInstalled>[0]) => packages;
const wanted = lock({
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  },
});

test('packages are installed when npm lists each one as the lockfile has it', () => {
  const zod = { version: '4.0.0', integrity: 'sha512-a' };
  expect(isInstalled(wanted, { packages: { 'node_modules/zod': zod } })).toBe(true);
  const older = { ...zod, version: '3.9.0' };
  expect(isInstalled(wanted, { packages: { 'node_modules/zod': older } })).toBe(false);
  expect(isInstalled(wanted, { packages: {} })).toBe(false);
  expect(isInstalled(wanted, undefined)).toBe(false);
});

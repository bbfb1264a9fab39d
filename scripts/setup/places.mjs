import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What set-up makes and git ignores; deleting it costs nothing but the next set-up's time. */
export const made = path.join(root, '.setup');

export const setupScripts = path.join(root, 'scripts', 'setup');
export const nodeModules = path.join(root, 'node_modules');
export const models = path.join(root, 'resources', 'models');

/** Node as package-lock.json pins it, whatever the host has. */
export const pinnedNode = path.join(
  nodeModules,
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The link that makes it the `node` of npm scripts. */
export const linkedNode = path.join(nodeModules, '.bin', 'node');

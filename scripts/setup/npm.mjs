import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { hasIntegrity } from './digest.mjs';
import { nodeModules } from './places.mjs';
import { SetupError } from './report.mjs';
import { reason, runLeashed } from './run.mjs';

/**
 * Runs the host's npm on the host's Node, never on the Node in node_modules: `npm ci` deletes that one while it works.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [extra]
 */
export function npm(args, extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (process.env[key] ?? '').split(path.delimiter);
  const outside = folders.filter((folder) => !path.resolve(folder).startsWith(nodeModules));
  const env = { ...process.env, [key]: outside.join(path.delimiter), ...extra };

  const { npm_node_execpath: node, npm_execpath: cli } = process.env;
  if (node && cli?.endsWith('npm-cli.js') && existsSync(node) && !node.startsWith(nodeModules)) {
    return runLeashed(node, [cli, ...args], { env });
  }
  return runLeashed('npm', args, { env });
}

/** @typedef {{ package: string, version: string, integrity: string }} PinnedPackage */

/**
 * Fetches a package's tarball from the user's own registry and checks it against the pinned integrity.
 *
 * @param {PinnedPackage} pinned
 * @param {string} folder where the tarball goes; one that is already there and whole is taken as it is
 * @returns {Promise<string>} the tarball's path
 * @throws {SetupError} when it can't be fetched or isn't the pinned one
 */
export async function fetchPackage(pinned, folder) {
  const { package: name, version, integrity } = pinned;
  const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
  const tarball = path.join(folder, file);
  if (existsSync(tarball) && (await hasIntegrity(tarball, integrity))) return tarball;

  mkdirSync(folder, { recursive: true });
  const outcome = await npm([
    'pack',
    `${name}@${version}`,
    `--pack-destination=${folder}`,
    '--ignore-scripts',
    '--silent',
    '--loglevel=error',
  ]);
  if (outcome.code !== 0) {
    throw new SetupError(
      `could not fetch ${name}@${version} from the npm registry: ${reason(outcome)}; nothing is lost, run the command again when it can be reached`,
    );
  }
  if (!existsSync(tarball) || !(await hasIntegrity(tarball, integrity))) {
    throw new SetupError(
      `the npm registry's ${name}@${version} is not the package that was pinned; it was not used, check the registry that npm is set to`,
    );
  }
  return tarball;
}

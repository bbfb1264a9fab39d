// Fills the cache that the electron package's own install script reads. That script would wait for ever on a server
// that has stopped sending; this one gives up. Run by the pinned Node.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeModules } from './places.mjs';

const patienceMs = 60_000;
const require = createRequire(path.join(nodeModules, 'electron', 'package.json'));
/** @type {typeof import('@electron/get')} */
const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href);

const giveUp = () => {
  process.stderr.write(`error: nothing came for ${patienceMs / 1000} seconds\n`);
  process.exit(1);
};
let timer = setTimeout(giveUp, patienceMs);

try {
  await downloadArtifact({
    version: require('./package.json').version,
    artifactName: 'electron',
    platform: process.env['ELECTRON_INSTALL_PLATFORM'] ?? process.platform,
    arch: process.env['ELECTRON_INSTALL_ARCH'] ?? process.arch,
    checksums: require('./checksums.json'),
    ...(process.env['electron_config_cache'] && {
      cacheRoot: process.env['electron_config_cache'],
    }),
    downloadOptions: {
      quiet: true,
      getProgressCallback: async () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, patienceMs);
      },
    },
  });
  clearTimeout(timer);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  process.stderr.write(`error: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}

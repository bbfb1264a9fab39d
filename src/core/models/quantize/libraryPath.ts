import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The llama.cpp whose struct layouts and rules are known here: node-llama-cpp's build metadata names it. */
const KNOWN_RELEASE = 'v0.4.0';

/** node-llama-cpp's packages for the processor, by Node's names of the systems. */
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'linux-riscv64': 'linux-riscv64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

/** `libllama.v0.4.0.so`, `libllama.metal.v0.4.0.dylib`, `llama.v0.4.0.dll`; not `libllama-common.so`. */
const LIBRARY = /^(?:lib)?llama(?:\.[\w.]*)?\.(?:so|dylib|dll)$/;

/**
 * The path of the llama.cpp library that node-llama-cpp ships for this system. Throws Errors, whose messages are
 * meant to be read, where there is none or it is of another version than the one that is known here.
 */
export async function libraryPath(knownRelease = KNOWN_RELEASE): Promise<string> {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) throw new Error('there is no llama.cpp for this system');
  const folder = await binariesFolder(name);
  const release = releaseIn(await readFile(path.join(folder, '_nlcBuildMetadata.json'), 'utf8'));
  if (release !== knownRelease) {
    throw new Error(`llama.cpp is ${release}, and this app knows ${knownRelease}`);
  }
  const file = (await readdir(folder)).find((entry) => LIBRARY.test(entry));
  if (file === undefined) throw new Error('the llama.cpp library is missing');
  return path.join(folder, file);
}

async function binariesFolder(name: string): Promise<string> {
  const entry = entryOf(`@node-llama-cpp/${name}`);
  // A library cannot be opened within the app's archive: it lies beside it.
  const bins = path
    .join(path.dirname(entry), '..', 'bins')
    .replace(/\bapp\.asar(?=[\\/])/, '$&.unpacked');
  const [folder] = (await readdir(bins)).filter((entry) => !entry.startsWith('.'));
  if (folder === undefined) throw new Error('the llama.cpp library is missing');
  return path.join(bins, folder);
}

function entryOf(packageName: string): string {
  try {
    return createRequire(import.meta.url).resolve(packageName);
  } catch (error) {
    throw new Error('the llama.cpp library is missing', { cause: error });
  }
}

function releaseIn(metadata: string): string {
  const { buildOptions } = JSON.parse(metadata) as {
    buildOptions?: { llamaCpp?: { release?: string } };
  };
  return buildOptions?.llamaCpp?.release ?? 'of no known version';
}

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { readJsonFile } from '#core/files/jsonFile.ts';
import type { FoundModel } from './findModels.ts';

const MAX_MANIFESTS = 1000;
/** Registry, owner, model, tag. */
const MANIFEST_DEPTH = 4;
const MODEL_LAYER = 'application/vnd.ollama.image.model';

const manifestSchema = z.object({
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string() })).max(100),
});

/** Whether a folder is laid out as Ollama's, or holds one that is, `models`. */
export async function isOllamaFolder(folder: string): Promise<boolean> {
  return (await modelsFolder(folder)) !== null;
}

async function modelsFolder(folder: string): Promise<string | null> {
  for (const place of [folder, path.join(folder, 'models')]) {
    const [manifests, blobs] = await Promise.all(
      ['manifests', 'blobs'].map((name) => stat(path.join(place, name)).catch(() => null)),
    );
    if (manifests?.isDirectory() && blobs?.isDirectory()) return place;
  }
  return null;
}

/**
 * The models of Ollama, whose files are called by their hashes: a manifest each tells which file it is, and its own path
 * is the name (`llama3:8b`).
 */
export async function findOllamaModels(folder: string): Promise<FoundModel[]> {
  const place = await modelsFolder(folder);
  if (place === null) return [];
  const models: FoundModel[] = [];
  for (const manifest of await manifestsIn(path.join(place, 'manifests'), MANIFEST_DEPTH)) {
    const hash = modelHash(manifest);
    if (hash === null) continue;
    const file = path.join(place, 'blobs', `sha256-${hash}`);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) models.push({ path: file, name: nameOf(manifest), program: 'Ollama' });
  }
  return models;
}

async function manifestsIn(folder: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || found.length >= MAX_MANIFESTS) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && depth > 1) found.push(...(await manifestsIn(file, depth - 1)));
    else if (entry.isFile() && depth === 1) found.push(file);
  }
  return found.slice(0, MAX_MANIFESTS);
}

function modelHash(manifest: string): string | null {
  const layers = readJsonFile(manifest, manifestSchema)?.layers ?? [];
  const layer = layers.find(({ mediaType }) => mediaType === MODEL_LAYER);
  return /^sha256:([\da-f]{64})$/.exec(layer?.digest ?? '')?.[1] ?? null;
}

function nameOf(manifest: string): string {
  const [owner = '', model = '', tag = ''] = manifest.split(path.sep).slice(-3);
  const name = owner === 'library' ? model : `${owner}/${model}`;
  return tag === 'latest' ? name : `${name}:${tag}`;
}

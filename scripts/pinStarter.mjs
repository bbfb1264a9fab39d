// Writes resources/models/manifest.json anew, after the starter model has been replaced: node scripts/pinStarter.mjs
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digest } from './setup/digest.mjs';
import { models } from './setup/places.mjs';

const file = 'bayling-starter.gguf';
const model = path.join(models, file);
const pinned = {
  file,
  sizeBytes: statSync(model).size,
  sha256: await digest(model, 'sha256', 'hex'),
};
writeFileSync(path.join(models, 'manifest.json'), `${JSON.stringify(pinned, null, 2)}\n`);

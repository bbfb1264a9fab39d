import { readConfig } from '../convert/readConfig.ts';
import { type LlamaShape, shapeSchema } from './catalogSchema.ts';

/** The shape of the model in a Hugging Face folder. Errors: those of readConfig. */
export async function shapeIn(folder: string): Promise<LlamaShape> {
  const { tiedEmbeddings: tied, ...config } = await readConfig(folder);
  return shapeSchema.parse({ ...config, tied });
}

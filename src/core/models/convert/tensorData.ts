import type { StreamedTensor } from '../gguf/writeGguf.ts';
import { ggmlType, tensorBytes } from '../gguf/ggmlTypes.ts';
import { addHalves } from './addHalves.ts';
import { ConvertDamage, reading } from './damage.ts';
import { encodingFor, type Encoding, type WeightType } from './encodings.ts';
import { readFully } from './inputFile.ts';
import { permuteRows } from './permuteRows.ts';
import { dtypes } from './weights/dtypes.ts';
import type { PlannedTensor } from './tensors.ts';
import type { SourceTensor } from './weights/sourceTensor.ts';

/** How many are read at once, roughly: the memory a conversion takes does not depend on the model. */
const PIECE_VALUES = 1 << 20;

/**
 * A tensor for writeGguf, its data read and encoded in pieces of whole rows. With a base, the planned one is the
 * difference to it, of the same shape, and the tensor is their sum.
 */
export function convertedTensor(
  planned: PlannedTensor,
  type: WeightType,
  base?: SourceTensor,
): StreamedTensor {
  const shape = planned.source.shape.toReversed();
  const encoding = encodingFor(shape, type);
  const known = ggmlType(encoding.type);
  if (!known) throw new Error(`there is no tensor type ${encoding.type}`);
  return {
    name: planned.name,
    shape,
    type: encoding.type,
    sizeBytes: tensorBytes(shape, known),
    data: () => convertedData(planned, encoding, base),
  };
}

/** Errors, while it is read: `convert.invalid`, `file.unreadable`. */
async function* convertedData(
  { source, headLength }: PlannedTensor,
  encoding: Encoding,
  base?: SourceTensor,
): AsyncGenerator<Uint8Array> {
  const [columns = 1] = source.shape.slice(-1);
  const values = source.shape.reduce((product, size) => product * size, 1);
  const unit = columns * (headLength ?? 1);
  const step = unit * Math.max(1, Math.floor(PIECE_VALUES / unit));

  for (let at = 0; at < values; at += step) {
    const count = Math.min(step, values - at);
    const piece = await readValues(source, at, count);
    const below = base && (await readValues(base, at, count));
    yield await reading(source.file.path, () => {
      try {
        const whole = below ? addHalves(below, piece) : piece;
        const rows = headLength === undefined ? whole : permuteRows(whole, columns, headLength);
        return encoding.encode(rows);
      } catch (error) {
        if (!(error instanceof ConvertDamage)) throw error;
        throw new ConvertDamage(`${source.name} ${error.message}`);
      }
    });
  }
}

function readValues(
  { file, dtype, position }: SourceTensor,
  at: number,
  count: number,
): Promise<Float32Array> {
  const { bytes, decode } = dtypes[dtype];
  return reading(file.path, async () => {
    const data = new Uint8Array(count * bytes);
    await readFully(file, data, position + at * bytes);
    return decode(data);
  });
}

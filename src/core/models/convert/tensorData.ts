import type { StreamedTensor } from '../gguf/writeGguf.ts';
import { ggmlType, tensorBytes } from '../gguf/ggmlTypes.ts';
import { ConvertDamage, reading } from './damage.ts';
import { encodingFor, type Encoding, type WeightType } from './encodings.ts';
import { readFully } from './inputFile.ts';
import { permuteRows } from './permuteRows.ts';
import { dtypes } from './weights/dtypes.ts';
import type { PlannedTensor } from './tensors.ts';

/** What is read at once, roughly, in bytes: the memory a conversion takes does not depend on the model. */
const PIECE_BYTES = 1 << 22;

/** A tensor for writeGguf, its data read and encoded in pieces of whole rows. */
export function convertedTensor(planned: PlannedTensor, type: WeightType): StreamedTensor {
  const shape = planned.source.shape.toReversed();
  const encoding = encodingFor(shape, type);
  const known = ggmlType(encoding.type);
  if (!known) throw new Error(`there is no tensor type ${encoding.type}`);
  return {
    name: planned.name,
    shape,
    type: encoding.type,
    sizeBytes: tensorBytes(shape, known),
    data: () => convertedData(planned, encoding),
  };
}

/** Errors, while it is read: `convert.invalid`, `file.unreadable`. */
async function* convertedData(
  { source, headLength }: PlannedTensor,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const { name, file, dtype, shape, position } = source;
  const { bytes: valueBytes, decode } = dtypes[dtype];
  const columns = shape.at(-1) ?? 0;
  const rowBytes = columns * valueBytes;
  const end = position + shape.reduce((product, size) => product * size, valueBytes);
  const unit = rowBytes * (headLength ?? 1);
  const step = unit * Math.max(1, Math.floor(PIECE_BYTES / unit));

  for (let at = position; at < end; at += step) {
    yield await reading(file.path, async () => {
      const data = new Uint8Array(Math.min(step, end - at));
      await readFully(file, data, at);
      const values = decode(data);
      const rows = headLength === undefined ? values : permuteRows(values, columns, headLength);
      try {
        return encoding.encode(rows);
      } catch (error) {
        if (error instanceof ConvertDamage) throw new ConvertDamage(`${name} ${error.message}`);
        throw error;
      }
    });
  }
}

import * as z from 'zod';
import { ConvertDamage, reading } from '../../damage.ts';
import { parseJson, readFully, type InputFile } from '../../inputFile.ts';
import { dtypes, type DtypeName } from '../dtypes.ts';
import type { SourceTensor } from '../sourceTensor.ts';

const LENGTH_BYTES = 8;
/**
 * The format allows 100 MB. What JSON makes of so much can take fifty times the memory, and the 4,611 tensors of 512
 * layers need less than one.
 */
const MAX_HEADER_BYTES = 2 << 20;

const count = z.int().nonnegative();
const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(count).max(8),
  data_offsets: z.tuple([count, count]),
});
type Entry = z.output<typeof entrySchema>;
const headerSchema = z.record(z.string(), z.unknown());

/**
 * The tensors of a safetensors file by name, checked so that each has the bytes its shape asks for, that none overlap,
 * and that together they are all of the file. Errors: `convert.invalid`, `file.unreadable`.
 */
export function readSafetensors(file: InputFile): Promise<ReadonlyMap<string, SourceTensor>> {
  return reading(file.path, async () => {
    const bytes = await readHeader(file);
    const header = parseJson(bytes, headerSchema);
    const entries = Object.entries(header).filter(([name]) => name !== '__metadata__');
    const tensors = entries.map(([name, value]) => ({ name, ...checkEntry(name, value) }));
    const dataOffset = LENGTH_BYTES + bytes.length;
    checkLayout(tensors, file.fileBytes - dataOffset);
    return new Map(
      tensors.map(({ name, dtype, shape, data_offsets: [start] }) => {
        return [name, { name, file, dtype, shape, position: dataOffset + start }];
      }),
    );
  });
}

async function readHeader(file: InputFile): Promise<Uint8Array> {
  if (file.fileBytes < LENGTH_BYTES) throw new ConvertDamage('it is cut off');
  const length = new Uint8Array(LENGTH_BYTES);
  await readFully(file, length, 0);
  const bytes = new DataView(length.buffer).getBigUint64(0, true);
  if (bytes > BigInt(MAX_HEADER_BYTES)) {
    throw new ConvertDamage(`its header of ${bytes} bytes is larger than any model's`);
  }
  if (LENGTH_BYTES + Number(bytes) > file.fileBytes) throw new ConvertDamage('it is cut off');
  const header = new Uint8Array(Number(bytes));
  await readFully(file, header, LENGTH_BYTES);
  return header;
}

function checkEntry(name: string, value: unknown): Entry & { dtype: DtypeName } {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) throw new ConvertDamage(`the description of ${name} is wrong`);
  const {
    dtype,
    shape,
    data_offsets: [start, end],
  } = parsed.data;
  if (!isKnown(dtype))
    throw new ConvertDamage(`${name} is of the type ${dtype}, which is not known`);
  const values = shape.reduce((product, size) => product * size, 1);
  if (values * dtypes[dtype].bytes !== end - start) {
    throw new ConvertDamage(`${name} has ${end - start} bytes, which do not fit its shape`);
  }
  return { ...parsed.data, dtype };
}

const isKnown = (dtype: string): dtype is DtypeName => Object.hasOwn(dtypes, dtype);

/** The format leaves no holes, so a file that was cut off, or that hides something, is found here. */
function checkLayout(tensors: readonly (Entry & { name: string })[], dataBytes: number): void {
  let at = 0;
  const inOrder = tensors.toSorted((a, b) => a.data_offsets[0] - b.data_offsets[0]);
  for (const {
    name,
    data_offsets: [start, end],
  } of inOrder) {
    if (start < at) throw new ConvertDamage(`${name} overlaps another tensor`);
    if (start > at)
      throw new ConvertDamage(`there are bytes before ${name} that belong to nothing`);
    at = end;
  }
  if (at > dataBytes)
    throw new ConvertDamage(`it is cut off: ${dataBytes} of ${at} bytes of weights are there`);
  if (at < dataBytes) throw new ConvertDamage('there are bytes at its end that belong to nothing');
}

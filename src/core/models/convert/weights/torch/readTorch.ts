import { ConvertDamage, reading } from '../../damage.ts';
import { readFully, type InputFile } from '../../inputFile.ts';
import { dtypes } from '../dtypes.ts';
import type { SourceTensor } from '../sourceTensor.ts';
import { unpickle } from './pickle/unpickle.ts';
import { isKind, type PickleValue, type TorchTensor } from './pickle/values.ts';
import { zipEntries, type ZipEntry } from './zipEntries.ts';

type Entries = ReadonlyMap<string, ZipEntry>;

/** A tensor takes 150 bytes, and a layer has nine. */
const MAX_PICKLE_BYTES = 4 << 20;
const MAX_BYTE_ORDER_BYTES = 20;

/**
 * The tensors of a file that `torch.save` wrote (PyTorch 1.6 and later: a zip archive), by name. Its pickle is read, not
 * run; of the weights themselves nothing is. Errors: `convert.invalid`, `file.unreadable`.
 */
export function readTorch(file: InputFile): Promise<ReadonlyMap<string, SourceTensor>> {
  return reading(file.path, async () => {
    await refuseOther(file);
    const entries = await zipEntries(file);
    const root = rootOf(entries);
    await checkByteOrder(file, entries.get(`${root}/byteorder`));
    const pickle = await readEntry(file, entries.get(`${root}/data.pkl`), MAX_PICKLE_BYTES);
    const weights = unpickle(pickle);
    if (!isKind(weights, 'dict')) throw new ConvertDamage('it holds no weights by name');
    return new Map(
      [...weights.items].map(([name, value]) => {
        return [name, sourceTensor(name, tensorOf(name, value), file, entries, root)];
      }),
    );
  });
}

/** Before version 1.6 PyTorch wrote pickles one after the other, without an archive. */
async function refuseOther(file: InputFile): Promise<void> {
  const start = new Uint8Array(Math.min(2, file.fileBytes));
  await readFully(file, start, 0);
  const [first, second] = start;
  if (first === 0x50 && second === 0x4b) return;
  throw new ConvertDamage(
    first === 0x80
      ? 'it is in the format of PyTorch before version 1.6: load and save it with a newer one'
      : 'it is no file of PyTorch',
  );
}

/** All files are in one folder, which has the name of the archive, or `archive`. */
function rootOf(entries: Entries): string {
  const roots = [...entries.keys()].flatMap((name) => /^([^/]*)\/data\.pkl$/.exec(name)?.[1] ?? []);
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    throw new ConvertDamage('it is a zip archive, but not one of PyTorch');
  }
  return root;
}

/** Older versions leave it out, and ran on little-endian machines alone. */
async function checkByteOrder(file: InputFile, entry: ZipEntry | undefined): Promise<void> {
  if (!entry) return;
  const order = Buffer.from(await readEntry(file, entry, MAX_BYTE_ORDER_BYTES)).toString('latin1');
  if (order !== 'little') throw new ConvertDamage(`its byte order is ${order}`);
}

async function readEntry(
  file: InputFile,
  entry: ZipEntry | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  if (!entry) throw new ConvertDamage('it is a zip archive, but not one of PyTorch');
  if (entry.bytes > maxBytes) {
    throw new ConvertDamage(`${entry.name} of ${entry.bytes} bytes is larger than any model's`);
  }
  const bytes = new Uint8Array(entry.bytes);
  await readFully(file, bytes, entry.position);
  return bytes;
}

function tensorOf(name: string, value: PickleValue): TorchTensor {
  if (!isKind(value, 'tensor')) throw new ConvertDamage(`${name} is no tensor`);
  return value;
}

function sourceTensor(
  name: string,
  { storage, offset, shape, strides }: TorchTensor,
  file: InputFile,
  entries: Entries,
  root: string,
): SourceTensor {
  const { dtype } = storage;
  const valueBytes = dtypes[dtype].bytes;
  const entry = entries.get(`${root}/data/${storage.key}`);
  if (!entry) throw new ConvertDamage(`the values of ${name} are missing`);
  if (storage.length * valueBytes > entry.bytes) {
    throw new ConvertDamage(`the values of ${name} are cut off`);
  }
  const values = shape.reduce((product, size) => product * size, 1);
  if (offset + values > storage.length) {
    throw new ConvertDamage(`${name} reaches beyond the values it is a part of`);
  }
  if (!isRowByRow(shape, strides)) {
    throw new ConvertDamage(`the values of ${name} do not lie row by row`);
  }
  return { name, file, dtype, shape, position: entry.position + offset * valueBytes };
}

/** Whether each value follows the one before; a size of 1 is never stepped over. */
function isRowByRow(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (const [index, size] of [...shape.entries()].reverse()) {
    if (size !== 1 && strides[index] !== step) return false;
    step *= size;
  }
  return true;
}

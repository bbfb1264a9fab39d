import type { DtypeName } from '../weights/dtypes.ts';
import { encodeValues, type TestTensor } from './safetensors.ts';
import { storedZip, type StoredZipOptions } from './storedZip.ts';

const STORAGES: Record<DtypeName, string> = {
  F16: 'HalfStorage',
  BF16: 'BFloat16Storage',
  F32: 'FloatStorage',
};

export interface TorchBinOptions extends StoredZipOptions {
  /** 2 is what `torch.save` writes; from 4 on, names come from texts. */
  protocol?: 2 | 4 | 5;
  /** As parameters, which is what saving a module's `named_parameters` gives. */
  parameters?: boolean;
  /** What `byteorder` says; newer versions of PyTorch write it. */
  byteOrder?: string;
}

/** What `torch.save` writes of a state dict with these tensors. */
export function encodeTorchBin(
  tensors: Readonly<Record<string, TestTensor>>,
  options: TorchBinOptions = {},
): Buffer {
  const storages = Object.values(tensors).map(({ values, dtype = 'F32' }) =>
    encodeValues(values, dtype),
  );
  return torchArchive(pickleOf(tensors, options), storages, options);
}

/** An archive with any pickle, and with these storages by their number. */
export function torchArchive(
  pickle: Uint8Array,
  storages: readonly Uint8Array[],
  { byteOrder, zip64 }: TorchBinOptions = {},
): Buffer {
  const data = storages.map((bytes, index): [string, Uint8Array] => [`m/data/${index}`, bytes]);
  const order = byteOrder === undefined ? {} : { 'm/byteorder': Buffer.from(byteOrder) };
  const files = { 'm/data.pkl': pickle, ...order, ...Object.fromEntries(data) };
  return storedZip({ ...files, 'm/version': Buffer.from('3\n') }, { ...(zip64 && { zip64 }) });
}

/** The pieces of a pickle. */
export const step = {
  text: (text: string) =>
    Buffer.concat([Buffer.from('X'), u32(Buffer.byteLength(text)), utf8(text)]),
  int: (value: number) => Buffer.concat([Buffer.from('J'), u32(value)]),
  global: (module: string, name: string) => utf8(`c${module}\n${name}\n`),
  tuple: (...items: Uint8Array[]) => Buffer.concat([utf8('('), ...items, utf8('t')]),
  call: (...parts: Uint8Array[]) => Buffer.concat([...parts, utf8('R')]),
  empty: utf8(')'),
  no: Buffer.of(0x89),
};

export interface TensorPickle {
  storage?: Uint8Array;
  offset?: number;
  shape: readonly number[];
  strides?: readonly number[];
}

/** A whole pickle: a state dict of values that are pickled already. */
export function stateDict(values: Readonly<Record<string, Uint8Array>>, protocol = 2): Buffer {
  const items = Object.entries(values).flatMap(([name, value]) => [step.text(name), value]);
  const made = step.call(global(protocol, 'collections', 'OrderedDict'), step.empty);
  // The versions of the modules, which modules have and weights do not need.
  const state = Buffer.concat([utf8('}'), step.text('_metadata'), made, utf8('s')]);
  return Buffer.concat([
    Buffer.of(0x80, protocol),
    made,
    utf8('('),
    ...items,
    utf8('u'),
    state,
    utf8('b.'),
  ]);
}

/** A tensor, and the storage it is a view of. */
export function tensorPickle(
  { storage = storagePickle('0', 'F32', 0), offset = 0, shape, strides }: TensorPickle,
  protocol = 2,
): Buffer {
  const ints = (values: readonly number[]) => step.tuple(...values.map(step.int));
  const hooks = step.call(global(protocol, 'collections', 'OrderedDict'), step.empty);
  return step.call(
    global(protocol, 'torch._utils', '_rebuild_tensor_v2'),
    step.tuple(
      ...[storage, step.int(offset), ints(shape), ints(strides ?? rowByRow(shape))],
      ...[step.no, hooks],
    ),
  );
}

export function storagePickle(key: string, dtype: DtypeName, length: number, protocol = 2): Buffer {
  const type = global(protocol, 'torch', STORAGES[dtype]);
  const id = [step.text('storage'), type, step.text(key), step.text('cpu'), step.int(length)];
  return Buffer.concat([step.tuple(...id), utf8('Q')]);
}

function pickleOf(
  tensors: Readonly<Record<string, TestTensor>>,
  { protocol = 2, parameters = false }: TorchBinOptions,
): Buffer {
  const values = Object.entries(tensors).map(
    (
      [
        name,
        {
          shape,
          values: { length },
          dtype = 'F32',
        },
      ],
      index,
    ): [string, Buffer] => {
      const storage = storagePickle(String(index), dtype, length, protocol);
      const tensor = tensorPickle({ storage, shape }, protocol);
      return [name, parameters ? parameter(tensor, protocol) : tensor];
    },
  );
  return stateDict(Object.fromEntries(values), protocol);
}

function parameter(tensor: Buffer, protocol: number): Buffer {
  const hooks = step.call(global(protocol, 'collections', 'OrderedDict'), step.empty);
  const rebuild = global(protocol, 'torch._utils', '_rebuild_parameter');
  return step.call(rebuild, step.tuple(tensor, step.no, hooks));
}

function global(protocol: number, module: string, name: string): Buffer {
  if (protocol < 4) return step.global(module, name);
  const short = (text: string) => Buffer.concat([Buffer.of(0x8c, text.length), utf8(text)]);
  // Every value is remembered, as Python's pickler does.
  return Buffer.concat([short(module), Buffer.of(0x94), short(name), Buffer.of(0x94, 0x93, 0x94)]);
}

const rowByRow = (shape: readonly number[]) =>
  shape.map((_, index) => shape.slice(index + 1).reduce((product, size) => product * size, 1));

function utf8(text: string): Buffer {
  return Buffer.from(text);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

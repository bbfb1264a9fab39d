import { ConvertDamage } from '../../../damage.ts';
import type { DtypeName } from '../../dtypes.ts';
import {
  dict,
  isKind,
  type PickleName,
  type PickleTuple,
  type PickleValue,
  type TorchStorage,
  type TorchTensor,
} from './values.ts';

const storages: ReadonlyMap<string, DtypeName> = new Map([
  ['torch.HalfStorage', 'F16'],
  ['torch.BFloat16Storage', 'BF16'],
  ['torch.FloatStorage', 'F32'],
]);

/** The functions that weights ask for, as far as they concern weights. */
const calls: ReadonlyMap<string, (args: readonly PickleValue[]) => PickleValue> = new Map([
  ['collections.OrderedDict', orderedDict],
  ['torch._utils._rebuild_tensor_v2', rebuildTensor],
  ['torch._utils._rebuild_parameter', rebuildParameter],
]);

const MAX_DIMENSIONS = 8;

/** A Python name out of a pickle. Throws ConvertDamage for one that weights have no use for. */
export function known(module: string, name: string): PickleName {
  const full = `${module}.${name}`;
  if (!calls.has(full) && !storages.has(full)) {
    throw new ConvertDamage(`it asks to run ${full}, which no weights need`);
  }
  return { kind: 'name', name: full };
}

/** What one of the few functions makes of its arguments. Nothing is ever run. Throws ConvertDamage. */
export function call(called: PickleValue | undefined, args: PickleValue | undefined): PickleValue {
  const name = isKind(called, 'name') ? called.name : 'something without a name';
  const made = calls.get(name);
  if (!made) throw new ConvertDamage(`it asks to run ${name}, which no weights need`);
  return made(isKind(args, 'tuple') ? args.items : wrong(name));
}

/** What lies outside of the pickle: `('storage', type, key, device, length)`. Throws ConvertDamage. */
export function storageOf(id: PickleValue | undefined): TorchStorage {
  const [kind, type, key, , length] = isKind(id, 'tuple') ? id.items : [];
  const dtype = isKind(type, 'name') ? storages.get(type.name) : undefined;
  if (kind !== 'storage' || !dtype || typeof key !== 'string' || !isCount(length)) {
    return wrong('a storage');
  }
  return { kind: 'storage', key, dtype, length };
}

function orderedDict(args: readonly PickleValue[]): PickleValue {
  return args.length === 0 ? dict() : wrong('an OrderedDict');
}

/** `(storage, offset, size, stride, requires_grad, backward_hooks, metadata)`: what follows the stride is of no use here. */
function rebuildTensor([storage, offset, size, stride]: readonly PickleValue[]): TorchTensor {
  const shape = countsOf(size);
  const strides = countsOf(stride);
  if (!isKind(storage, 'storage') || !isCount(offset) || shape.length !== strides.length) {
    return wrong('a tensor');
  }
  return { kind: 'tensor', storage, offset, shape, strides };
}

/** `(data, requires_grad, backward_hooks)` */
function rebuildParameter([data]: readonly PickleValue[]): PickleValue {
  return isKind(data, 'tensor') ? data : wrong('a parameter');
}

function countsOf(value: PickleValue | undefined): readonly number[] {
  const { items }: Pick<PickleTuple, 'items'> = isKind(value, 'tuple') ? value : wrong('a tensor');
  const counts = items.filter(isCount);
  return counts.length === items.length && counts.length <= MAX_DIMENSIONS
    ? counts
    : wrong('a tensor');
}

function isCount(value: PickleValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function wrong(what: string): never {
  throw new ConvertDamage(`it describes ${what} in a way that is not known`);
}

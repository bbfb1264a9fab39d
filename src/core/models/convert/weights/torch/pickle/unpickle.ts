import { ConvertDamage } from '../../../damage.ts';
import { call, known, storageOf } from './calls.ts';
import { PickleBytes } from './pickleBytes.ts';
import { damaged, PickleStack } from './pickleStack.ts';
import { dict, isKind, tuple, type PickleDict, type PickleValue } from './values.ts';

interface Machine {
  bytes: PickleBytes;
  stack: PickleStack;
  memo: Map<number, PickleValue>;
}

/** A tensor takes 50. A step is a byte or more, and what it makes takes a hundred times the memory. */
const MAX_STEPS = 300_000;

/**
 * The value that a pickle of weights describes, protocols 2 to 5, as far as weights go. A pickle is a program for a
 * small machine that can call any function of Python; this one knows the few that weights ask for, by their names, and
 * runs none. What it takes is in proportion to the pickle. Throws ConvertDamage.
 */
export function unpickle(pickle: Uint8Array): PickleValue {
  const machine = { bytes: new PickleBytes(pickle), stack: new PickleStack(), memo: new Map() };
  for (let count = 0; count < MAX_STEPS; count++) {
    const code = machine.bytes.u8();
    if (code === STOP) return machine.stack.pop();
    const step = steps[code];
    if (!step) {
      throw new ConvertDamage(`it asks for the step 0x${code.toString(16)}, which no weights need`);
    }
    step(machine);
  }
  throw new ConvertDamage('its description of the weights is longer than that of any model');
}

/** The steps by their codes, named as Python's `pickletools` names them. */
const STOP = 0x2e;
const PROTO = 0x80;
const FRAME = 0x95;
const MARK = 0x28;
const [BINPUT, LONG_BINPUT, MEMOIZE, BINGET, LONG_BINGET] = [0x71, 0x72, 0x94, 0x68, 0x6a] as const;
const [NONE, NEWTRUE, NEWFALSE] = [0x4e, 0x88, 0x89] as const;
const [BININT, BININT1, BININT2, LONG1, BINFLOAT] = [0x4a, 0x4b, 0x4d, 0x8a, 0x47] as const;
const [BINUNICODE, SHORT_BINUNICODE, BINUNICODE8] = [0x58, 0x8c, 0x8d] as const;
const [EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3, TUPLE] = [0x29, 0x85, 0x86, 0x87, 0x74] as const;
const [EMPTY_DICT, SETITEM, SETITEMS] = [0x7d, 0x73, 0x75] as const;
const [GLOBAL, STACK_GLOBAL, REDUCE, BUILD, BINPERSID] = [0x63, 0x93, 0x52, 0x62, 0x51] as const;

const steps: Readonly<Partial<Record<number, (machine: Machine) => void>>> = {
  [PROTO]: ({ bytes }) => bytes.u8(),
  [FRAME]: ({ bytes }) => bytes.u64(),
  [MARK]: ({ stack }) => {
    stack.mark();
  },

  [BINPUT]: ({ bytes, stack, memo }) => memo.set(bytes.u8(), stack.top()),
  [LONG_BINPUT]: ({ bytes, stack, memo }) => memo.set(bytes.u32(), stack.top()),
  [MEMOIZE]: ({ stack, memo }) => memo.set(memo.size, stack.top()),
  [BINGET]: recalled((bytes) => bytes.u8()),
  [LONG_BINGET]: recalled((bytes) => bytes.u32()),

  [NONE]: pushed(() => null),
  [NEWTRUE]: pushed(() => true),
  [NEWFALSE]: pushed(() => false),
  [BININT]: pushed(({ bytes }) => bytes.i32()),
  [BININT1]: pushed(({ bytes }) => bytes.u8()),
  [BININT2]: pushed(({ bytes }) => bytes.u16()),
  [LONG1]: pushed(({ bytes }) => bytes.long(bytes.u8())),
  [BINFLOAT]: pushed(({ bytes }) => bytes.f64()),
  [BINUNICODE]: pushed(({ bytes }) => bytes.text(bytes.u32())),
  [SHORT_BINUNICODE]: pushed(({ bytes }) => bytes.text(bytes.u8())),
  [BINUNICODE8]: pushed(({ bytes }) => bytes.text(bytes.u64())),

  [EMPTY_TUPLE]: pushed(() => tuple([])),
  [TUPLE1]: pushed(({ stack }) => tuple(stack.popMany(1))),
  [TUPLE2]: pushed(({ stack }) => tuple(stack.popMany(2))),
  [TUPLE3]: pushed(({ stack }) => tuple(stack.popMany(3))),
  [TUPLE]: pushed(({ stack }) => tuple(stack.popToMark())),
  [EMPTY_DICT]: pushed(() => dict()),
  [SETITEM]: ({ stack }) => {
    setAll(stack.popMany(2), stack.top());
  },
  [SETITEMS]: ({ stack }) => {
    setAll(stack.popToMark(), stack.top());
  },

  [GLOBAL]: pushed(({ bytes }) => known(bytes.line(), bytes.line())),
  [STACK_GLOBAL]: pushed(({ stack }) => {
    const [module, name] = stack.popMany(2);
    if (typeof module !== 'string' || typeof name !== 'string') throw damaged();
    return known(module, name);
  }),
  [REDUCE]: pushed(({ stack }) => {
    const [called, args] = stack.popMany(2);
    return call(called, args);
  }),
  // The state of a dictionary of weights tells the versions of its modules.
  [BUILD]: ({ stack }) => {
    stack.pop();
    dictionary(stack.top());
  },
  [BINPERSID]: pushed(({ stack }) => storageOf(stack.pop())),
};

function pushed(make: (machine: Machine) => PickleValue): (machine: Machine) => void {
  return (machine) => {
    machine.stack.push(make(machine));
  };
}

function recalled(index: (bytes: PickleBytes) => number): (machine: Machine) => void {
  return pushed(({ bytes, memo }) => {
    const value = memo.get(index(bytes));
    if (value === undefined) throw damaged();
    return value;
  });
}

function setAll(pairs: readonly PickleValue[], target: PickleValue): void {
  const { items } = dictionary(target);
  if (pairs.length % 2 !== 0) throw damaged();
  for (let at = 0; at < pairs.length; at += 2) {
    const [key, value] = pairs.slice(at, at + 2);
    if (typeof key !== 'string' || value === undefined) throw damaged();
    if (items.has(key)) throw new ConvertDamage(`${key} is in it twice`);
    items.set(key, value);
  }
}

function dictionary(value: PickleValue): PickleDict {
  if (!isKind(value, 'dict')) throw damaged();
  return value;
}

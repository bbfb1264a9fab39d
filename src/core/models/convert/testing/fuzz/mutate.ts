export type Random = () => number;

/** Lengths, counts and offsets that hurt readers who believe them. */
const NUMBERS = [
  ...[0n, 1n, 10n ** 9n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n],
  ...[2n ** 53n, 2n ** 60n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n],
];
/** The same in JSON, where numbers may also be what no length is. */
const TEXTS = [
  ...NUMBERS.map(String),
  ...['-1', '0.5', '1e400', '-9223372036854775808', 'null', 'true', '""', '[]', '{}', 'x'],
  ...['"../x"', '"\\u0000"', '"__proto__"', '[[]]', '['.repeat(20_000), '"'.padEnd(10_000, 'a')],
];

/** Between one and four changes of the kind that accidents and attackers make. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  return several(bytes, random, [flip, number, cut, remove, repeat, swap]);
}

/** The same for text with numbers in it, as JSON has. */
export function mutateText(text: Buffer, random: Random): Buffer {
  return several(text, random, [flip, value, value, cut, remove, repeat, swap]);
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

function several(bytes: Buffer, random: Random, mutations: readonly Mutation[]): Buffer {
  let changed = bytes;
  for (let left = 1 + whole(random, 4); left > 0; left--) {
    changed = pick(random, mutations)(changed, random);
  }
  return changed;
}

export const whole = (random: Random, below: number) => Math.floor(random() * below);

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[whole(random, from.length)];
  if (chosen === undefined) throw new Error('there is nothing to pick from');
  return chosen;
}

/** Mostly near the beginning or the end, where headers and tables are. */
function place(bytes: Buffer, random: Random): number {
  const near = whole(random, Math.min(bytes.length, 256) + 1);
  return pick(random, [near, Math.max(0, bytes.length - near), whole(random, bytes.length + 1)]);
}

function flip(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  const at = place(bytes, random);
  if (at < changed.length) changed.writeUInt8((changed.at(at) ?? 0) ^ (1 << whole(random, 8)), at);
  return changed;
}

function number(bytes: Buffer, random: Random): Buffer {
  const size = pick(random, [1, 2, 4, 8]);
  const field = Buffer.alloc(8);
  field.writeBigUInt64LE(BigInt.asUintN(64, pick(random, NUMBERS)));
  const changed = Buffer.from(bytes);
  field.copy(changed, place(bytes, random), 0, size);
  return changed;
}

function value(text: Buffer, random: Random): Buffer {
  const found = [...text.toString('latin1').matchAll(/-?\d+|"[^"]{0,60}"/g)];
  if (found.length === 0) return text;
  const { 0: old, index } = pick(random, found);
  const change = Buffer.from(pick(random, TEXTS));
  return Buffer.concat([text.subarray(0, index), change, text.subarray(index + old.length)]);
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, place(bytes, random));
}

function remove(bytes: Buffer, random: Random): Buffer {
  const at = place(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + whole(random, 32))]);
}

function repeat(bytes: Buffer, random: Random): Buffer {
  const at = place(bytes, random);
  const piece = bytes.subarray(at, at + 1 + whole(random, 200));
  const times = Array<Buffer>(1 + whole(random, 20)).fill(piece);
  return Buffer.concat([bytes.subarray(0, at), ...times, bytes.subarray(at)]);
}

/** A piece of the file in place of another one. */
function swap(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  const from = place(bytes, random);
  bytes.copy(changed, place(bytes, random), from, from + 1 + whole(random, 64));
  return changed;
}

import { GgufDamage } from './damage.ts';
import type { GgufHeader, MetadataValue, Scalar } from './format.ts';

type Metadata = GgufHeader['metadata'];

/** A text of the metadata, or undefined where it is missing or of another type. */
export function textOf(metadata: Metadata, key: string): string | undefined {
  const entry = metadata.get(key);
  return entry?.type === 'string' ? String(entry.value) : undefined;
}

/** A number of the metadata. Throws GgufDamage where the value is no number or not finite. */
export function numberOf(metadata: Metadata, key: string): number | undefined {
  const entry = metadata.get(key);
  if (!entry) return undefined;
  const value = entry.type === 'array' ? NaN : toNumber(entry.value);
  if (!Number.isFinite(value)) throw new GgufDamage(`${key} is not a number`);
  return value;
}

/** A whole number in [low, high]. Throws GgufDamage where it is outside, and where it is missing without a fallback. */
export function wholeNumberOf(
  metadata: Metadata,
  key: string,
  { low, high, fallback }: { low: number; high: number; fallback?: number },
): number {
  const value = numberOf(metadata, key) ?? fallback;
  if (value === undefined) throw new GgufDamage(`${key} is missing`);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new GgufDamage(`${key} is ${value}, which cannot be`);
  }
  return value;
}

/** The items of an array, or undefined where it is missing or holds another type. */
export function itemsOf(
  metadata: Metadata,
  key: string,
  itemType: Extract<MetadataValue, { type: 'array' }>['itemType'],
): readonly Scalar[] | undefined {
  const entry = metadata.get(key);
  return entry?.type === 'array' && entry.itemType === itemType ? entry.items : undefined;
}

/** A number for each layer: files hold one for all, or an array with one each. */
export function perLayer(metadata: Metadata, key: string, layers: number): number[] | undefined {
  const entry = metadata.get(key);
  if (entry?.type !== 'array') {
    const value = numberOf(metadata, key);
    return value === undefined ? undefined : Array<number>(layers).fill(value);
  }
  if (entry.items.length < layers) throw new GgufDamage(`${key} is too short`);
  return entry.items.slice(0, layers).map(toNumber);
}

function toNumber(value: Scalar): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN;
}

import { ConvertDamage } from './damage.ts';
import { roundToHalf } from './float16.ts';

/**
 * A base and the differences to it, added as PyTorch adds 16-bit floats: both rounded to 16 bits, their sum in 32, and
 * that rounded to 16 bits again. Throws ConvertDamage where a sum is not finite.
 */
export function addHalves(base: Float32Array, differences: Float32Array): Float32Array {
  const sums = new Float32Array(base.length);
  for (let at = 0; at < sums.length; at++) {
    const sum = roundToHalf(roundToHalf(base[at] ?? 0) + roundToHalf(differences[at] ?? 0));
    if (!Number.isFinite(sum)) {
      throw new ConvertDamage(`is ${sum} with the differences added, which cannot be kept`);
    }
    sums[at] = sum;
  }
  return sums;
}

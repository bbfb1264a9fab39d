import { withHeader } from '../safetensors.ts';
import { torchArchive } from '../torchBin.ts';
import { mutateBytes, mutateText, type Random } from './mutate.ts';

/** The file's bytes, or only its header, with a length that is right. */
export function mutateSafetensors(file: Buffer, random: Random): Buffer {
  if (random() < 0.4) return mutateBytes(file, random);
  const end = 8 + Number(file.readBigUInt64LE());
  const header = mutateText(file.subarray(8, end), random);
  return withHeader(header.toString('utf8'), file.subarray(end));
}

/** The archive's bytes, or only its pickle, in an archive that is right. */
export function mutateTorch(file: Buffer, random: Random): Buffer {
  if (random() < 0.5) return mutateBytes(file, random);
  const pickleAt = file.indexOf(Buffer.of(0x80, 2));
  const end = file.indexOf(Buffer.from('PK\x03\x04'), pickleAt);
  return torchArchive(mutateBytes(file.subarray(pickleAt, end), random), [file.subarray(end)]);
}

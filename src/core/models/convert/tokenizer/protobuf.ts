import { ConvertDamage } from '../damage.ts';

/** A field of a protobuf message: a varint as a number (above 2^53 not exact), anything else as its bytes. */
export interface Field {
  number: number;
  value: number | Uint8Array;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;
const MAX_VARINT_BYTES = 10;

/**
 * The fields of a message in the order they come, without copying: https://protobuf.dev/programming-guides/encoding.
 * Throws ConvertDamage where a length reaches beyond the message or a field is of a kind that SentencePiece never uses.
 */
export function* fields(message: Uint8Array): Generator<Field> {
  let at = 0;

  function varint(): number {
    let value = 0;
    for (let index = 0; index < MAX_VARINT_BYTES; index++) {
      const byte = message[at++];
      if (byte === undefined) throw damaged();
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return value;
    }
    throw damaged();
  }

  function bytes(length: number): Uint8Array {
    if (length > message.length - at) throw damaged();
    at += length;
    return message.subarray(at - length, at);
  }

  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case VARINT:
        yield { number, value: varint() };
        break;
      case FIXED64:
        yield { number, value: bytes(8) };
        break;
      case LENGTH_DELIMITED:
        yield { number, value: bytes(varint()) };
        break;
      case FIXED32:
        yield { number, value: bytes(4) };
        break;
      default:
        throw damaged();
    }
  }
}

const damaged = () => new ConvertDamage('it is no SentencePiece model, or a damaged one');

export function asNumber(value: Field['value']): number {
  if (typeof value !== 'number') throw damaged();
  return value;
}

export function asBytes(value: Field['value']): Uint8Array {
  if (typeof value === 'number') throw damaged();
  return value;
}

/** A 32-bit float. */
export function asFloat(value: Field['value']): number {
  const bytes = asBytes(value);
  if (bytes.length !== 4) throw damaged();
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
}

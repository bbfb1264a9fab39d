import { fromBfloats, fromHalves } from '../float16.ts';

interface Dtype {
  bytes: number;
  /** `data` must begin on a multiple of 4 bytes of its buffer. */
  decode: (data: Uint8Array) => Float32Array;
}

const halves = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new Uint16Array(buffer, byteOffset, byteLength / 2);

/** The number formats that weights come in, as safetensors names them. */
export const dtypes = {
  F32: {
    bytes: 4,
    decode: ({ buffer, byteOffset, byteLength }) =>
      new Float32Array(buffer, byteOffset, byteLength / 4),
  },
  F16: { bytes: 2, decode: (data) => fromHalves(halves(data)) },
  BF16: { bytes: 2, decode: (data) => fromBfloats(halves(data)) },
} as const satisfies Record<string, Dtype>;

export type DtypeName = keyof typeof dtypes;

import { expect, it } from 'vitest';
import { createLogReader } from './readLog.ts';

const log = [
  'llama_model_loader: - type  f16:   16 tensors\n',
  '[   1/   3] output.weight                        - [    32,  32000,      1,      1], type =    f16, ',
  'size =     1.95 MiB ->     1.04 MiB (q8_0)\n',
  '[   2/   3] output_norm.weight                   - [    32,      1,      1,      1], type =    f32, ',
  'size =    0.000 MiB\n',
  '[   3/   3] blk.0.attn_q.weight                  - [    32,     32,      1,      1], type =    f16, ',
  'converting to q4_K .. size =     0.00 MiB ->     0.00 MiB\n',
  'llama_model_quantize: failed to quantize: the disk [1/2] is - [gone]\n',
].join('');

it.each([1, 7, 100, log.length])(
  'what llama.cpp prints is understood in pieces of %i letters',
  (letters) => {
    const begun: string[] = [];
    const reader = createLogReader((name) => begun.push(name));
    for (let at = 0; at < log.length; at += letters) reader.read(log.slice(at, at + letters));
    expect(begun).toEqual(['output.weight', 'output_norm.weight', 'blk.0.attn_q.weight']);
    expect([...reader.types()].slice(0, 2)).toEqual([
      ['output.weight', 'q8_0'],
      ['output_norm.weight', 'f32'],
    ]);
    expect(reader.failure()).toBe('the disk [1/2] is - [gone]');
  },
);

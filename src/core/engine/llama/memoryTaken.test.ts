import { expect, it } from 'vitest';
import { copiedBytes } from './memoryTaken.ts';

it('knows the weights that llama.cpp copied into another order', () => {
  const log = [
    'load_tensors:   CPU_Mapped model buffer size =   629.99 MiB',
    'load_tensors:   CPU_REPACK model buffer size =   455.5 MiB',
    'load_tensors:          AMX model buffer size =     4.00 MiB',
    'llama_kv_cache:        CPU KV buffer size =    44.00 MiB',
  ];
  expect(copiedBytes(log.join('\n'))).toBe(459.5 * 2 ** 20);
  expect(copiedBytes('CPU_REPACK model buffer size = a lot')).toBe(0);
});

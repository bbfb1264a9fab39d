/** `[  12/ 291] blk.1.attn_k.weight                  - [ 4096,  1024,     1,     1], type =    f16, ` */
const TENSOR = /^\[ *\d+\/ *\d+\] (\S+) +- \[[^\]]*\], type = +(\w+),/;
/** `size =    32.00 MiB ->     9.00 MiB (q4_K)`, of a dry run; without the end where the type stays. */
const PLANNED = /\((\w+)\)$/;
const FAILURE = 'failed to quantize: ';

/** Reads what llama.cpp prints while it quantizes. It comes in pieces of lines, which begin and end anywhere. */
export function createLogReader(onTensor?: (name: string) => void) {
  const types = new Map<string, string>();
  let line = '';
  let tensor: string | undefined;
  let failure: string | undefined;

  function begin(name: string): void {
    if (name !== tensor) onTensor?.(name);
    tensor = name;
  }

  function readLine(whole: string): void {
    const [, name, type] = TENSOR.exec(whole) ?? [];
    if (name !== undefined && type !== undefined) {
      begin(name);
      types.set(name, (PLANNED.exec(whole)?.[1] ?? type).toLowerCase());
    }
    const at = whole.indexOf(FAILURE);
    if (at >= 0) failure = whole.slice(at + FAILURE.length);
  }

  return {
    read: (text: string): void => {
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const whole of lines) readLine(whole.trimEnd());
      const name = TENSOR.exec(line)?.[1];
      if (name !== undefined) begin(name);
    },
    types: (): ReadonlyMap<string, string> => types,
    /** What it says of its failure, if it failed. */
    failure: (): string | undefined => failure,
  };
}

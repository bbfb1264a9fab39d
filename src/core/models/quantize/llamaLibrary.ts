import koffi from 'koffi';
import { libraryPath } from './libraryPath.ts';

/** `llama_model_quantize_params` of llama.h, without what is never set here. */
export interface QuantizeParams {
  nthread: number;
  /** Code of a `llama_ftype`. */
  ftype: number;
  allow_requantize: boolean;
  dry_run: boolean;
  /** Bytes of rows in memory at once. */
  max_buf_size: number;
}

export interface LlamaLibrary {
  /** Whether it succeeded. `onLog` gets what llama.cpp prints, in pieces of lines. One call at a time. */
  quantize(
    from: string,
    to: string,
    params: QuantizeParams,
    onLog: (text: string) => void,
  ): Promise<boolean>;
}

const pointer = koffi.pointer('void');
// Koffi takes no object for a pointer to a struct without a name.
const Params = koffi.struct('llama_model_quantize_params', {
  nthread: 'int32',
  ftype: 'int32',
  output_tensor_type: 'int32',
  token_embedding_type: 'int32',
  allow_requantize: 'bool',
  quantize_output_tensor: 'bool',
  only_copy: 'bool',
  pure: 'bool',
  keep_split: 'bool',
  dry_run: 'bool',
  imatrix: pointer,
  kv_overrides: pointer,
  tt_overrides: pointer,
  prune_layers: pointer,
  max_buf_size: 'size_t',
});

const Log = koffi.pointer(
  koffi.proto('void', [koffi.types.int, koffi.types.str, koffi.pointer('void')]),
);

/** What the library fills into the struct; with another layout these values would lie elsewhere. */
const TYPE_COUNT = 43;
const defaults = {
  ...{ nthread: 0, ftype: 7, output_tensor_type: TYPE_COUNT, token_embedding_type: TYPE_COUNT },
  ...{ allow_requantize: false, quantize_output_tensor: true, only_copy: false, pure: false },
  ...{ keep_split: false, dry_run: false },
  ...{ imatrix: null, kv_overrides: null, tt_overrides: null, prune_layers: null },
  max_buf_size: 8 * 2 ** 30,
};

let opened: Promise<LlamaLibrary> | undefined;

/**
 * Opens llama.cpp in this process, once, apart from the engine's. It may abort the process, so this is only for one
 * that nothing else depends on. Throws Errors whose messages are meant to be read.
 */
export function openLlamaLibrary(): Promise<LlamaLibrary> {
  return (opened ??= open());
}

async function open(): Promise<LlamaLibrary> {
  const library = koffi.load(await libraryPath());
  const getDefaults = library.func('llama_model_quantize_default_params', Params, []);
  const found: unknown = getDefaults();
  if (JSON.stringify(found) !== JSON.stringify(defaults)) {
    throw new Error('llama.cpp is of another version than this app knows');
  }
  const setLog = library.func('llama_log_set', 'void', [Log, pointer]);
  const initialize = library.func('llama_backend_init', 'void', []);
  const quantize = library.func('llama_model_quantize', 'uint32', [
    'str',
    'str',
    koffi.pointer(Params),
  ]);
  let listener: (text: string) => void = () => undefined;
  const log = koffi.register((_level: number, text: string) => {
    listener(text);
  }, Log);
  setLog(log, null);
  initialize();

  return {
    quantize: (from, to, params, onLog) =>
      new Promise((resolve, reject) => {
        listener = onLog;
        quantize.async(
          from,
          to,
          { ...defaults, ...params },
          (error: Error | null, status: number) => {
            if (error) reject(error);
            else resolve(status === 0);
          },
        );
      }),
  };
}

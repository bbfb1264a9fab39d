/** What is wrong with a GGUF file, before anybody knows its path. */
export class GgufDamage extends Error {
  override readonly name = 'GgufDamage';
}

/** The file ends before what its header promises. */
export class GgufTruncation extends Error {
  override readonly name = 'GgufTruncation';
  readonly expectedBytes: number;

  constructor(expectedBytes: number) {
    super(`the file should have at least ${expectedBytes} bytes`);
    this.expectedBytes = expectedBytes;
  }
}

/** The file does not begin as a GGUF file does. */
export class NotGguf extends Error {
  override readonly name = 'NotGguf';
}

/** What is wrong with a GGUF file, before anybody knows its path. */
export class GgufDamage extends Error {
  override readonly name = 'GgufDamage';

  constructor(message: string) {
    super(readable(message));
  }
}

/** Names out of a damaged file may be anything of any length: the middle of a long line is left out. */
export function readable(message: string): string {
  const text = message.replace(/[\p{C}\ufffd]+/gu, '…');
  return text.length > 120 ? `${text.slice(0, 40)}…${text.slice(-60)}` : text;
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

/** A request over http or https. Redirects are followed (at most ten); what authorises never goes to another origin. */
export interface HttpRequest {
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal | undefined;
  /** Milliseconds without a byte after which the connection counts as dead; without it, 30 s. */
  idleMs?: number;
  /** `manual`: the answer that redirects is the answer. */
  redirects?: 'follow' | 'manual';
}

export interface HttpResponse {
  /** As the server said it, errors included. */
  status: number;
  /** After redirects. */
  url: string;
  /** Names are lower case. */
  headers: Readonly<Record<string, string>>;
  /** To be read once, or cancelled. Rejects with HttpFailure, or the signal's reason. */
  body: AsyncIterable<Uint8Array>;
  /** The whole body as text, at most `maxBytes` of it: more is an HttpFailure. */
  text: (maxBytes: number) => Promise<string>;
  /** Closes the connection where the body is not wanted. */
  cancel: () => void;
}

/** Rejects with HttpFailure where no response came, and with the signal's reason when aborted. */
export type Http = (url: string, request?: HttpRequest) => Promise<HttpResponse>;

/** No connection, or one that broke: worth another try unless `final`. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  /** An address that cannot be, a certificate that is wrong: the next try would end the same way. */
  readonly final: boolean;

  /** `message` is for people: `the connection broke`, `the name was not found`. */
  constructor(
    message: string,
    { final = false, cause }: { final?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.final = final;
  }
}

/** How an answer of the test server goes wrong; what is not named is right. */
export interface Fault {
  /** Instead of the file. */
  status?: number;
  /** With that status, or instead of the file: as they are. */
  headers?: Readonly<Record<string, string>>;
  /** Address that the answer (302) leads to; may be relative. */
  redirect?: string;
  /** The connection breaks after so many bytes of the body; 0: after the headers, -1: before them. */
  breakAfter?: number;
  /** Nothing more comes after so many bytes of the body, for ever; -1: not even headers. */
  hangAfter?: number;
  /** Bytes every 10 ms. */
  bytesPerTick?: number;
  /** What is promised: a number that is wrong, nothing (`chunked`), or nothing until the connection closes. */
  contentLength?: number | 'chunked' | 'close';
  /** Bytes that come behind the end of the file. */
  extraBytes?: number;
  /** Answers with the whole file to a request for a range. */
  ignoresRange?: boolean;
  /** The Content-Range that is said instead of the right one; empty: none. */
  contentRange?: string;
  /** The byte of the file that comes changed. */
  corruptAt?: number;
  /** The body is compressed, and says so. */
  gzip?: boolean;
  /** Without ETag and Last-Modified. */
  noValidator?: boolean;
}

export interface SeenRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The port it came to: `hub`, or `other`, which is another origin. */
  origin: 'hub' | 'other';
  body: string;
}

export type FaultFor = (request: SeenRequest) => Fault | undefined;

/** One fault for each request, in order; then none. */
export function inTurn(...faults: readonly (Fault | undefined)[]): FaultFor {
  let next = 0;
  return () => faults[next++];
}

/** A file of a repository, as the hub describes it. */
export interface HubFile {
  /** Within the repository. */
  path: string;
  sizeBytes: number;
  /** Hex, of large files; the hub has none for the others. */
  sha256?: string;
  /** Where it is downloaded, of exactly this revision. */
  url: string;
}

export interface HubRepository {
  /** `owner/name` */
  id: string;
  /** The commit that was looked at: files are downloaded from it, whatever is published meanwhile. */
  revision: string;
  licence?: string;
  files: readonly HubFile[];
}

/** A hub of models (Hugging Face, or a mirror that speaks the same). */
export interface Hub {
  /** Errors: `download.denied`, `download.notFound`, `download.failed`; the signal's reason. */
  repository(id: string, signal?: AbortSignal): Promise<HubRepository>;
}

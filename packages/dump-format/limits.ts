/** How much of a table of contents is read before it is refused: what an archive says of itself is never believed. */
export interface ArchiveLimits {
  /** Bytes of header and table of contents together. */
  readonly tocBytes: number;
  readonly entries: number;
  /** Bytes of one name, definition or statement. */
  readonly stringBytes: number;
  /** Dependencies of one entry. */
  readonly dependencies: number;
}

/**
 * Far above what real databases need: 100 000 entries take about 50 MB. Up to version 16, pg_dump writes an entry for
 * every large object, so that entries may be many.
 */
export const DEFAULT_LIMITS: ArchiveLimits = {
  tocBytes: 512 * 1024 * 1024,
  entries: 2_000_000,
  stringBytes: 64 * 1024 * 1024,
  dependencies: 1_000_000,
};

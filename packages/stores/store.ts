/** An object in a store. */
export interface StoreObject {
  /** Path below the store's root, forward slashes. */
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: Date;
}

export interface ByteRange {
  /** First byte, counted from 0. */
  readonly start: number;
  /** First byte that is no longer wanted; to the end where absent. */
  readonly end?: number;
}

/**
 * Where sets live. One file a backend implements it. Paths are relative to the store's root, with forward slashes, and are refused
 * where they would leave it. Nothing is ever overwritten: an object appears whole, under a name that was free, or not at all.
 */
export interface Store {
  /** The store as its user named it, without secrets, for messages. */
  readonly url: string;
  /**
   * Write a stream of unknown length under a name that must be free. The object is there when the promise resolves, durable, and
   * not before; when the stream throws, nothing is left. The parts are the store's own from then on, their memory too.
   *
   * @throws UserError where the name is taken, or the store refuses
   */
  put(path: string, bytes: AsyncIterable<Uint8Array>): Promise<{ readonly size: number }>;
  /** Read an object or a range of it. The parts are the reader's own, their memory too. @throws UserError where there is none. */
  get(path: string, range?: ByteRange): AsyncIterable<Uint8Array>;
  /** Every object below a folder (`''` for all), in the order of their paths' UTF-16 units. */
  list(folder: string): AsyncIterable<StoreObject>;
  /** Names of the folders right below a folder, in order. */
  folders(folder: string): AsyncIterable<string>;
  head(path: string): Promise<StoreObject | undefined>;
  /**
   * The absolute local folder behind a path, made if need be, for programs that insist on writing files themselves; absent where
   * the store has none. What lies there is part of a set only once a manifest says so.
   */
  folderFor?(path: string): Promise<string>;
  /** Remove an object; no error where there is none. */
  delete(path: string): Promise<void>;
}

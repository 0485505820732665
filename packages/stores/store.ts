import type { UserError } from '#verdict';
import type { PostureFacts } from './posture.js';

/** An object in a store. */
export interface StoreObject {
  /** Path below the store's root, forward slashes. */
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: Date;
  /**
   * What lies over the version that counts, which is the first that was written under the name: a later version (`overwritten`), or a
   * mark of deletion (`deleted`). Somebody did that behind our back, since nothing of ours overwrites, and what we delete is gone.
   */
  readonly covered?: 'overwritten' | 'deleted';
}

export interface ByteRange {
  /** First byte, counted from 0. */
  readonly start: number;
  /** First byte that is no longer wanted; to the end where absent. */
  readonly end?: number;
}

/** What a backend can do, each told as it is and never assumed; what needs more than that is refused in words, or says that it is unproven. */
export interface Capabilities {
  /** Of several writers of one name at the same time exactly one wins. Elsewhere a name is looked at before it is written. */
  readonly conditionalWrites: boolean;
  /** Versions are kept: the first one written under a name counts, whatever came on top. */
  readonly versions: boolean;
  /** Objects can be locked until a date. */
  readonly lock: boolean;
  /** The store itself checks what arrives against a digest that we send. */
  readonly serverChecksum: boolean;
}

/** How long an object must not be removed. */
export interface Lock {
  /** `governance` can be lifted by who has the right to; `compliance` by nobody before its end. */
  readonly mode: 'governance' | 'compliance';
  readonly until: Date;
}

/** What protects an object: absent parts protect nothing. */
export interface Protection {
  readonly lock?: Lock;
  /** Not to be removed until somebody lifts it. */
  readonly legalHold?: boolean;
}

/** An object that is being written, or whose writer was killed: no object yet, but it takes up room. */
export interface Unfinished {
  readonly path: string;
  readonly startedAt: Date;
  /** Let the store forget what was written of it. */
  abort(): Promise<void>;
}

/**
 * Where sets live. One file a backend implements it. Paths are relative to the store's root, with forward slashes, and are refused
 * where they would leave it. Nothing is ever overwritten: an object appears whole, under a name that was free, or not at all.
 */
export interface Store {
  /** The store as its user named it, without secrets, for messages. */
  readonly url: string;
  /** Asked of the store itself where it depends on its settings; the answer is kept. */
  capabilities(): Promise<Capabilities>;
  /**
   * Write a stream of unknown length under a name that must be free. The object is there when the promise resolves, durable, and
   * not before; when the stream throws, nothing is left. The parts are the store's own from then on, their memory too.
   *
   * @param protection refused where the store cannot lock
   * @throws UserError where the name is taken, or the store refuses
   */
  put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }>;
  /** Read an object or a range of it. The parts are the reader's own, their memory too. @throws UserError where there is none. */
  get(path: string, range?: ByteRange): AsyncIterable<Uint8Array>;
  /** Every object below a folder (`''` for all), in the order of their paths' UTF-16 units. */
  list(folder: string): AsyncIterable<StoreObject>;
  /** Names of the folders right below a folder, in order. */
  folders(folder: string): AsyncIterable<string>;
  head(path: string): Promise<StoreObject | undefined>;
  /** What protects an object; absent where the store has no locks. */
  protectionOf?(path: string): Promise<Protection>;
  /**
   * Remove an object, with all its versions where they are kept; no error where there is none.
   *
   * @throws ObjectLocked where a lock or a hold keeps it
   */
  delete(path: string): Promise<void>;
  /** What writers left behind below a folder that is no object; absent where a backend leaves none, or clears it away by itself. */
  unfinished?(folder: string): AsyncIterable<Unfinished>;
  /**
   * The absolute local folder behind a path, made if need be, for programs that insist on writing files themselves; absent where
   * the store has none. What lies there is part of a set only once a manifest says so.
   */
  folderFor?(path: string): Promise<string>;
  /** Bytes that the store may still take, and all that it may hold; absent where it does not tell. */
  room?(): Promise<{ readonly free: number; readonly total: number }>;
  /**
   * How well the store keeps what lies below a folder from loss and from strangers, for `posture.*` checks; absent where it tells nothing.
   * Nothing is changed by asking.
   */
  posture?(folder: string): Promise<PostureFacts>;
  /** Why a set must not be written here, asked before anything of it exists; absent where every set may be. */
  refusal?(set: { readonly encrypted: boolean }): Promise<UserError | undefined>;
  /** Let go of sockets and programs. The store is not used afterwards. */
  close?(): Promise<void>;
}

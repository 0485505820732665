/** Where decoded bytes go. Valid during the call only. */
export type Emit = (bytes: Uint8Array) => void;

/**
 * Turns the stored bytes of one stream (a table's data, one large object) into what was dumped. Used for one stream after the
 * other.
 */
export interface Decoder {
  /** Take `bytes` from `start` to before `end`; they may be reused afterwards. */
  push(bytes: Uint8Array, start: number, end: number): void;
  /** A promise to wait for before more is pushed, where enough is under way. */
  ready(): Promise<void> | undefined;
  /** The stream ends here; what is left is emitted before the promise is done. @throws Undecodable where that cannot be */
  finish(): Promise<void> | undefined;
  /** Let go of everything; nothing is called afterwards. */
  destroy(): void;
}

/** Stored bytes that do not decode. Whoever knows where they lie makes an ArchiveError of it. */
export class Undecodable extends Error {
  constructor(what: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'Undecodable';
  }
}

/** What is wrong with a chain of records. */
export type FaultKind =
  /** A record is not what its hash says, or no record at all. */
  | 'edited'
  /** A record is missing, and later ones are there. */
  | 'deleted'
  /** A record stands in the place of another, which is there too. */
  | 'reordered'
  /** A record is there twice. */
  | 'duplicated'
  /** Two records continue the same one: two writers, or one was put in another's place together with its hash. */
  | 'forked'
  /** The end is missing: somebody vouches for a later head. */
  | 'truncated'
  /** The chain is whole, and another than somebody vouches for. */
  | 'rewritten'
  /** A record says that it is older than the one before. */
  | 'time-backwards'
  /** A record of another ledger. */
  | 'other-log'
  /** A checkpoint says something else than the entries. */
  | 'checkpoint';

/** Something wrong with a ledger. */
export interface LedgerFault {
  /** Stable: part of the interface. */
  readonly code: `ledger-${FaultKind}`;
  /** Number of the entry that is bad or missing. */
  readonly seq: number;
  readonly message: string;
  /** Path of the object to look at, in the store. */
  readonly where: string;
}
